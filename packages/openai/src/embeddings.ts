import { type EmbeddingRequest, type EmbeddingResponse, ProviderFault } from "@overture/core/provider";
import type { OpenAIBody } from "./to-openai.ts";

/** What tells one server's embeddings from another's. */
export interface EmbeddingStyle {
  /** The provider's id: whose `providerOptions` are merged into the body. */
  readonly provider: string;
  /** The form in which vectors are asked for, whatever the caller wants: base64 is a third of the bytes, where it is known. */
  readonly form: "base64" | "float";
}

/** Translates a request for vectors, which OpenAI takes as it is but for the model's name and the vectors' form. */
export function toOpenAIEmbeddings(request: EmbeddingRequest, model: string, style: EmbeddingStyle): OpenAIBody {
  const { providerOptions, encoding_format: _, ...given } = request;
  const body: { [field: string]: unknown } = { ...given, model, encoding_format: style.form };
  for (const field of ["dimensions", "user"]) if (body[field] === null) delete body[field];
  Object.assign(body, providerOptions?.[style.provider]);
  return { body, warnings: [] };
}

/** Reads a list of vectors. What each of them holds is checked where it is decoded. */
export function fromOpenAIEmbeddings(data: unknown, model: string): EmbeddingResponse {
  if (!isObject(data) || !Array.isArray(data.data)) {
    throw new ProviderFault({ kind: "malformed", message: "The response is no list of vectors." });
  }
  const response: EmbeddingResponse = {
    object: "list",
    data: data.data,
    model: typeof data.model === "string" ? data.model : model,
  };
  const tokens = isObject(data.usage) ? (data.usage.prompt_tokens ?? data.usage.total_tokens) : undefined;
  if (typeof tokens === "number") response.usage = { prompt_tokens: tokens, total_tokens: tokens };
  return response;
}

function isObject(value: unknown): value is { readonly [field: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
