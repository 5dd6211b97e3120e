import type { EmbeddingResponse as MistralVectors } from "@mistralai/mistralai/models/components";
import { type EmbeddingResponse, vectorsOf } from "./core.ts";

/** Mistral's vectors in OpenAI's shape. What is none fails here, which makes a `malformed` fault. */
export function fromEmbedding(answer: unknown, model: string): EmbeddingResponse {
  const { data, usage } = answer as MistralVectors;
  return vectorsOf(data, model, usage.promptTokens);
}
