import { type Capabilities, cardsOf, embeddingCards, type Generation, type ModelCard } from "./core.ts";
import { generated } from "./models.generated.ts";

const gemini3: Capabilities = {
  tools: true,
  images: true,
  audio: true,
  files: true,
  jsonSchema: true,
  reasoning: "always",
  temperature: true,
};

/** What Google's pages say where the prices' source says nothing. */
const contextTokens = 1_048_576;

const newest = { contextTokens, maxOutputTokens: 65_536, capabilities: gemini3 };

/**
 * By Google's model pages, and by the notes of the prices' source, which names other tiers of these models alone; the first that
 * fits a name holds.
 */
const generations: readonly Generation[] = [
  { names: /3\.[78]-flash/, ...newest, serviceTiers: { flex: 0.5, priority: 1.8 } },
  { names: /3\.[56]-flash/, ...newest, serviceTiers: { flex: 0.5 } },
  { names: /^gemini-([3-9]|2\.5-pro)/, ...newest },
  { names: /^gemini-2\.5/, ...newest, capabilities: { ...gemini3, reasoning: "optional" } },
  { names: /^gemini-2/, contextTokens, maxOutputTokens: 8192, capabilities: { ...gemini3, reasoning: "no" } },
];

/** Google's chat models, those that are recommended first, then from the newest to the oldest. */
export const models: readonly ModelCard[] = cardsOf({
  generated,
  generations,
  // The cheapest sensible one, and the step above it.
  recommended: ["gemini-3.5-flash", "gemini-3.1-pro-preview"],
  // Proxies may have them for longer.
  retired: /^gemini-(1|2\.0|3-pro)/,
  // `gemini-3.5-flash-lite` and `gemini-3.1-pro-preview` → `gemini-flash-lite` and `gemini-pro`.
  familyOf: (name) => name.replace(/-(\d[\d.]*|preview)(?=-|$)/g, ""),
});

/** Google's models that make vectors, with the length of these by default. */
export const embeddingModels: readonly ModelCard[] = embeddingCards("gemini-embedding", generated, {
  "gemini-embedding-2": 3072,
  "gemini-embedding-001": 3072,
});
