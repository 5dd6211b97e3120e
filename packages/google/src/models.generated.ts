// Written by scripts/update-model-cards.mjs from @pydantic/genai-prices 0.1.8 (MIT), as of 2026-11-22. Do not edit.
import type { ModelCard } from "@overture/core/provider";

/** The day whose prices these are. */
export const pricesAsOf = "2026-11-22";

/** Context windows, and prices in US dollars per million tokens, by the vendor's name of the model. */
export const generated: Readonly<Record<string, Pick<ModelCard, "contextTokens" | "prices">>> = {
  "gemini-3.5-flash": { contextTokens: 1000000, prices: { input: 1.5, output: 9, cacheRead: 0.15 } },
  "gemini-3.1-pro-preview": { prices: { input: 2, output: 12, cacheRead: 0.2, longContext: [{ overInputTokens: 200000, input: 4, output: 18, cacheRead: 0.4 }] } },
  "gemini-3.8-flash": { contextTokens: 1000000, prices: { input: 0.75, output: 3.75, cacheRead: 0.075 } },
  "gemini-3.7-flash": { contextTokens: 1000000, prices: { input: 0.75, output: 3.75, cacheRead: 0.075 } },
  "gemini-3.6-flash": { contextTokens: 1000000, prices: { input: 0.75, output: 3.75, cacheRead: 0.075 } },
  "gemini-3.5-flash-lite": { contextTokens: 1000000, prices: { input: 0.3, output: 2.5, cacheRead: 0.03 } },
  "gemini-3.1-flash-lite": { contextTokens: 1000000, prices: { input: 0.25, output: 1.5, cacheRead: 0.025 } },
  "gemini-3-flash-preview": { contextTokens: 1000000, prices: { input: 0.5, output: 3, cacheRead: 0.05 } },
  "gemini-3-pro-preview": { prices: { input: 2, output: 12, cacheRead: 0.2, longContext: [{ overInputTokens: 200000, input: 4, output: 18, cacheRead: 0.4 }] } },
  "gemini-2.5-pro": { prices: { input: 1.25, output: 10, cacheRead: 0.125, longContext: [{ overInputTokens: 200000, input: 2.5, output: 15, cacheRead: 0.25 }] } },
  "gemini-2.5-flash": { contextTokens: 1048576, prices: { input: 0.3, output: 2.5, cacheRead: 0.03 } },
  "gemini-2.5-flash-lite": { contextTokens: 1000000, prices: { input: 0.1, output: 0.4, cacheRead: 0.01 } },
  "gemini-2.0-flash": { contextTokens: 1000000, prices: { input: 0.1, output: 0.4, cacheRead: 0.025 } },
  "gemini-2.0-flash-lite": { contextTokens: 1000000, prices: { input: 0.075, output: 0.3 } },
};
