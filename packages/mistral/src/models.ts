import { type Capabilities, cardsOf, embeddingCards, type Generation, type ModelCard } from "./core.ts";
import { generated } from "./models.generated.ts";

const text: Capabilities = {
  tools: true,
  images: false,
  audio: false,
  files: false,
  jsonSchema: true,
  reasoning: "no",
  temperature: true,
  assistantPrefix: true,
};
const vision: Capabilities = { ...text, images: true, files: true };

/** By Mistral's model pages; the first that fits a name holds. */
const generations: readonly Generation[] = [
  {
    names: /^mistral-(small-(latest|26)|medium-(latest|26|3-5))/,
    contextTokens: 262_144,
    capabilities: { ...vision, reasoning: "optional" },
  },
  {
    names: /^magistral/,
    contextTokens: 131_072,
    capabilities: { ...vision, reasoning: "always", assistantPrefix: false },
  },
  { names: /^m(istral-large-(latest|25)|inistral-(8|14)b)/, contextTokens: 262_144, capabilities: vision },
  { names: /^(mistral-medium|pixtral|ministral)/, contextTokens: 131_072, capabilities: vision },
  { names: /^voxtral/, contextTokens: 32_768, capabilities: { ...text, audio: true } },
  { names: /^(code|dev)stral/, contextTokens: 256_000, capabilities: text },
  { names: /-large|-nemo/, contextTokens: 131_072, capabilities: text },
];

/** Mistral's chat models, those that are recommended first. */
export const models: readonly ModelCard[] = cardsOf({
  generated,
  generations,
  // The cheapest sensible one, and the two steps above it.
  recommended: ["mistral-small-latest", "mistral-large-latest", "mistral-medium-latest"],
  // `mistral-small-latest`, `mistral-small-2603` and `mistral-medium-3-5` → the name without its version.
  familyOf: (name) => name.replace(/-(latest|\d+)(?=-|$)/g, ""),
});

/** Mistral's model that makes vectors, with the length of these. */
export const embeddingModels: readonly ModelCard[] = embeddingCards("mistral-embed", generated, {
  "mistral-embed": 1024,
});
