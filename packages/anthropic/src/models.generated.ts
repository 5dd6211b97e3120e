// Written by scripts/update-model-cards.mjs from @pydantic/genai-prices 0.1.8 (MIT), as of 2026-11-22. Do not edit.
import type { ModelCard } from "@overture/core/provider";

/** The day whose prices these are. */
export const pricesAsOf = "2026-11-22";

/** Context windows, and prices in US dollars per million tokens, by the vendor's name of the model. */
export const generated: Readonly<Record<string, Pick<ModelCard, "contextTokens" | "prices">>> = {
  "claude-haiku-4-5": { contextTokens: 200000, prices: { input: 1, output: 5, cacheRead: 0.1, cacheWrite: 1.25 } },
  "claude-sonnet-5": { contextTokens: 1000000, prices: { input: 2, output: 10, cacheRead: 0.2, cacheWrite: 2.5 } },
  "claude-opus-5": { contextTokens: 1000000, prices: { input: 5, output: 25, cacheRead: 0.5, cacheWrite: 6.25 } },
  "claude-opus-5-5": { contextTokens: 1000000, prices: { input: 4, output: 20, cacheRead: 0.2, cacheWrite: 5 } },
  "claude-fable-5-1": { contextTokens: 1000000, prices: { input: 10, output: 50, cacheRead: 0.25, cacheWrite: 12.5 } },
  "claude-fable-5": { contextTokens: 1000000, prices: { input: 10, output: 50, cacheRead: 1, cacheWrite: 12.5 } },
  "claude-opus-4-8": { contextTokens: 1000000, prices: { input: 5, output: 25, cacheRead: 0.5, cacheWrite: 6.25 } },
  "claude-opus-4-7": { contextTokens: 1000000, prices: { input: 5, output: 25, cacheRead: 0.5, cacheWrite: 6.25 } },
  "claude-opus-4-6": { contextTokens: 1000000, prices: { input: 5, output: 25, cacheRead: 0.5, cacheWrite: 6.25 } },
  "claude-opus-4-5": { contextTokens: 200000, prices: { input: 5, output: 25, cacheRead: 0.5, cacheWrite: 6.25 } },
  "claude-sonnet-4-6": { contextTokens: 1000000, prices: { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 } },
  "claude-sonnet-4-5": { contextTokens: 200000, prices: { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75, longContext: [{ overInputTokens: 200000, input: 6, output: 22.5, cacheRead: 0.6, cacheWrite: 7.5 }] } },
  "claude-opus-4-1": { contextTokens: 200000, prices: { input: 15, output: 75, cacheRead: 1.5, cacheWrite: 18.75 } },
  "claude-opus-4-20250514": { contextTokens: 200000, prices: { input: 15, output: 75, cacheRead: 1.5, cacheWrite: 18.75 } },
  "claude-sonnet-4-20250514": { contextTokens: 200000, prices: { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 } },
  "claude-3-7-sonnet-latest": { contextTokens: 200000, prices: { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 } },
  "claude-3-5-sonnet-latest": { contextTokens: 200000, prices: { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 } },
  "claude-3-5-haiku-latest": { contextTokens: 200000, prices: { input: 0.8, output: 4, cacheRead: 0.08, cacheWrite: 1 } },
  "claude-3-haiku-20240307": { contextTokens: 200000, prices: { input: 0.25, output: 1.25, cacheRead: 0.03, cacheWrite: 0.3 } },
};
