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

/** By Google's model pages; the first that fits a name holds. */
const generations: readonly Generation[] = [
  { names: /^gemini-([3-9]|2\.5-pro)/, contextTokens, maxOutputTokens: 65_536, capabilities: gemini3 },
  {
    names: /^gemini-2\.5/,
    contextTokens,
    maxOutputTokens: 65_536,
    capabilities: { ...gemini3, reasoning: "optional" },
  },
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
}).map((card) => ({ ...card, ...pricesOf(card) }));

/** By the notes of the prices' source, of 2026: of other models it names no other tiers. */
function pricesOf({ name, prices }: ModelCard): Pick<ModelCard, "prices"> {
  const flex = /^gemini-3\.[5678]-flash/.test(name) ? { flex: 0.5 } : undefined;
  const priority = /^gemini-3\.[78]-flash/.test(name) ? { priority: 1.8 } : undefined;
  return prices && flex ? { prices: { ...prices, serviceTiers: { ...flex, ...priority } } } : {};
}

/** Google's models that make vectors, with the length of these by default. */
export const embeddingModels: readonly ModelCard[] = embeddingCards("gemini-embedding", generated, {
  "gemini-embedding-2": 3072,
  "gemini-embedding-001": 3072,
});
