import type { EmbeddingRequest as MistralEmbedding } from "@mistralai/mistralai/models/components";
import { type EmbeddingRequest, textsOf, type Warning } from "./core.ts";
import { camelCased, objectOf } from "./json.ts";

/** A request for vectors in Mistral's form. */
export interface TranslatedEmbedding {
  readonly body: MistralEmbedding;
  readonly warnings: Warning[];
}

/**
 * Translates a request for vectors; `id` is the adapter's, under which the request keeps its `providerOptions`, in the SDK's
 * names or the wire's. Throws `unsupported` for tokens.
 */
export function toEmbedding(request: EmbeddingRequest, model: string, id: string): TranslatedEmbedding {
  const warnings: Warning[] = [];
  const inputs = textsOf(request, "Mistral", warnings);
  const own = objectOf(camelCased(request.providerOptions?.[id]));
  return { body: { outputDimension: request.dimensions, ...own, model, inputs }, warnings };
}
