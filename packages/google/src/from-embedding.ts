import type { EmbedContentResponse } from "@google/genai";
import { type EmbeddingResponse, vectorsOf } from "./core.ts";

/** Google's vectors in OpenAI's shape. What is none fails here, which makes a `malformed` fault. */
export function fromEmbedding(data: unknown, model: string): EmbeddingResponse {
  const { embeddings, usageMetadata } = data as Required<EmbedContentResponse>;
  const vectors = embeddings.map(({ values }) => ({ embedding: values }));
  return vectorsOf(vectors, model, usageMetadata?.promptTokenCount);
}
