import type { GenerateContentResponse } from "@google/genai";
import type { ChunkTranslator } from "./chunk-translator.ts";
import { assembleCompletion, type ChatCompletion, fault } from "./core.ts";

/** A response, whole or a piece of a stream, as far as it is read here. */
export type GoogleResponse = Partial<GenerateContentResponse>;

/** Google's whole answer in OpenAI's shape: what its translation as a stream of one response comes to. */
export function fromGoogle(response: unknown, translator: ChunkTranslator): ChatCompletion {
  return assembleCompletion([...translator.translate(responseOf(response)), ...translator.finish()]);
}

/** What came as a response. Throws `malformed` if it is none. */
export function responseOf(value: unknown): GoogleResponse {
  if (typeof value === "object" && value !== null) return value as GoogleResponse;
  throw fault("malformed", "Google sent what is not an answer.");
}
