// Written by scripts/update-model-cards.mjs from @pydantic/genai-prices 0.1.8 (MIT), as of 2026-11-22. Do not edit.
import type { ModelCard } from "@overture/core/provider";

/** The day whose prices these are. */
export const pricesAsOf = "2026-11-22";

/** Context windows, and prices in US dollars per million tokens, by the vendor's name of the model. */
export const generated: Readonly<Record<string, Pick<ModelCard, "contextTokens" | "prices">>> = {
  "mistral-small-latest": { contextTokens: 262144, prices: { input: 0.15, output: 0.6, cacheRead: 0.015 } },
  "mistral-large-latest": { contextTokens: 262144, prices: { input: 0.5, output: 1.5, cacheRead: 0.05 } },
  "mistral-medium-latest": { prices: { input: 1.5, output: 7.5, cacheRead: 0.15 } },
  "magistral-small-latest": { prices: { input: 0.5, output: 1.5 } },
  "magistral-medium-latest": { prices: { input: 2, output: 5 } },
  "codestral-latest": { contextTokens: 256000, prices: { input: 0.3, output: 0.9 } },
  "devstral-medium-latest": { contextTokens: 262144, prices: { input: 0.4, output: 2, cacheRead: 0.04 } },
  "ministral-3b-latest": { contextTokens: 131072, prices: { input: 0.1, output: 0.1, cacheRead: 0.01 } },
  "ministral-8b-latest": { prices: { input: 0.15, output: 0.15, cacheRead: 0.015 } },
  "ministral-14b-latest": { contextTokens: 262144, prices: { input: 0.2, output: 0.2, cacheRead: 0.02 } },
  "devstral-small-latest": { prices: { input: 0.1, output: 0.3 } },
  "mistral-small-2603": { contextTokens: 262144, prices: { input: 0.15, output: 0.6, cacheRead: 0.015 } },
  "mistral-medium-3-5": { contextTokens: 262144, prices: { input: 1.5, output: 7.5, cacheRead: 0.15 } },
  "mistral-medium-2508": { prices: { input: 0.4, output: 2, cacheRead: 0.04 } },
  "mistral-large-2512": { contextTokens: 262144, prices: { input: 0.5, output: 1.5, cacheRead: 0.05 } },
  "mistral-large-2411": { prices: { input: 2, output: 6 } },
  "voxtral-small-latest": { contextTokens: 32768, prices: { input: 0.1, output: 0.4, cacheRead: 0.01 } },
  "pixtral-large-latest": { prices: { input: 2, output: 6 } },
  "pixtral-12b-latest": { prices: { input: 0.15, output: 0.15 } },
  "open-mistral-nemo": { prices: { input: 0.15, output: 0.15 } },
};
