import { embeddingCards, type ModelCard } from "@overture/core/provider";
import { generated } from "./models.generated.ts";

/** OpenAI's models that make vectors, with the length of these by default. */
export const embeddingModels: readonly ModelCard[] = embeddingCards("text-embedding", generated, {
  "text-embedding-3-small": 1536,
  "text-embedding-3-large": 3072,
  "text-embedding-ada-002": 1536,
});
