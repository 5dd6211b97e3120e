import { type EmbeddingRequest, textsOf, type Warning } from "./core.ts";
import type { GoogleBody } from "./google-request.ts";
import { textParts } from "./to-parts.ts";

/** A request for vectors in Google's form. */
export interface GoogleEmbedding {
  readonly body: GoogleBody;
  readonly warnings: Warning[];
}

/**
 * Translates a request for vectors; `id` is the adapter's, under which the request keeps its `providerOptions`: `taskType`
 * and the like, in the names of the SDK. Throws `unsupported` for tokens.
 */
export function toEmbedding(request: EmbeddingRequest, id: string): GoogleEmbedding {
  const warnings: Warning[] = [];
  // Contents, and not the texts alone: of those the SDK would make one content for the newer models.
  const contents = textsOf(request, "Google", warnings).map((text) => ({ parts: textParts(text) }));
  const config: object = { outputDimensionality: request.dimensions, ...request.providerOptions?.[id] };
  return { body: { contents, config, extra: {} }, warnings };
}
