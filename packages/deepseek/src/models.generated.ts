// Written by scripts/update-model-cards.mjs from @pydantic/genai-prices 0.1.8 (MIT), as of 2026-11-22. Do not edit.
import type { ModelCard } from "@overture/core/provider";

/** The day whose prices these are. */
export const pricesAsOf = "2026-11-22";

/** Context windows, and prices in US dollars per million tokens, by the vendor's name of the model. */
export const generated: Readonly<Record<string, Pick<ModelCard, "contextTokens" | "prices">>> = {
  "deepseek-v4-flash": { contextTokens: 1000000, prices: { input: 0.44, output: 1.32, cacheRead: 0.014 } },
  "deepseek-v4-pro": { contextTokens: 1000000, prices: { input: 1.32, output: 3.96, cacheRead: 0.044 } },
  "deepseek-chat": { contextTokens: 64000, prices: { input: 0.27, output: 1.1, cacheRead: 0.07 } },
  "deepseek-reasoner": { contextTokens: 64000, prices: { input: 0.55, output: 2.19, cacheRead: 0.14 } },
};
