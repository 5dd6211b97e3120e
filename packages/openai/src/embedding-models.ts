import type { Capabilities, ModelCard } from "@overture/core/provider";
import { generated } from "./models.generated.ts";

const none: Capabilities = {
  tools: false,
  images: false,
  audio: false,
  files: false,
  jsonSchema: false,
  reasoning: "no",
  temperature: false,
};

/** OpenAI's models that make vectors, with the length of these by default. */
export const embeddingModels: readonly ModelCard[] = (
  [
    ["text-embedding-3-small", 1536],
    ["text-embedding-3-large", 3072],
    ["text-embedding-ada-002", 1536],
  ] as const
).map(([name, dimensions]) => ({
  name,
  family: "text-embedding",
  ...generated[name],
  capabilities: none,
  embedding: { dimensions },
}));
