// Written by scripts/update-model-cards.mjs from @pydantic/genai-prices 0.1.8 (MIT), as of 2026-11-22. Do not edit.
import type { ModelCard } from "@overture/core/provider";

/** The day whose prices these are. */
export const pricesAsOf = "2026-11-22";

/** Context windows, and prices in US dollars per million tokens, by the vendor's name of the model. */
export const generated: Readonly<Record<string, Pick<ModelCard, "contextTokens" | "prices">>> = {
  "gpt-5.4-mini": { contextTokens: 400000, prices: { input: 0.75, output: 4.5, cacheRead: 0.075 } },
  "gpt-5.5": { contextTokens: 1000000, prices: { input: 5, output: 30, cacheRead: 0.5, longContext: [{ overInputTokens: 271999, input: 10, output: 45, cacheRead: 1 }] } },
  "gpt-6-luna": { contextTokens: 1050000, prices: { input: 0.1, output: 0.5, cacheRead: 0.01, cacheWrite: 0.125, longContext: [{ overInputTokens: 272000, input: 0.2, output: 0.75, cacheRead: 0.02, cacheWrite: 0.25 }] } },
  "gpt-6-sol": { contextTokens: 1050000, prices: { input: 2, output: 10, cacheRead: 0.2, cacheWrite: 2.5, longContext: [{ overInputTokens: 272000, input: 4, output: 15, cacheRead: 0.4, cacheWrite: 5 }] } },
  "gpt-6-astra": { contextTokens: 1050000, prices: { input: 10, output: 50, cacheRead: 1, cacheWrite: 12.5, longContext: [{ overInputTokens: 271999, input: 20, output: 75, cacheRead: 2, cacheWrite: 25 }] } },
  "gpt-5.6-luna": { contextTokens: 1050000, prices: { input: 0.2, output: 1.2, cacheRead: 0.02, cacheWrite: 0.25, longContext: [{ overInputTokens: 271999, input: 0.4, output: 1.8, cacheRead: 0.04, cacheWrite: 0.5 }] } },
  "gpt-5.6-terra": { contextTokens: 1050000, prices: { input: 2, output: 12, cacheRead: 0.2, cacheWrite: 2.5, longContext: [{ overInputTokens: 271999, input: 4, output: 18, cacheRead: 0.4, cacheWrite: 5 }] } },
  "gpt-5.6-sol": { contextTokens: 1050000, prices: { input: 4, output: 20, cacheRead: 0.4, cacheWrite: 5, longContext: [{ overInputTokens: 271999, input: 8, output: 30, cacheRead: 0.8, cacheWrite: 10 }] } },
  "gpt-5.4": { contextTokens: 1050000, prices: { input: 2.5, output: 15, cacheRead: 0.25, longContext: [{ overInputTokens: 271999, input: 5, output: 22.5, cacheRead: 0.5 }] } },
  "gpt-5.4-nano": { contextTokens: 400000, prices: { input: 0.2, output: 1.25, cacheRead: 0.02 } },
  "gpt-5.2": { contextTokens: 400000, prices: { input: 1.75, output: 14, cacheRead: 0.175 } },
  "gpt-5.1": { contextTokens: 400000, prices: { input: 1.25, output: 10, cacheRead: 0.125 } },
  "gpt-5": { contextTokens: 400000, prices: { input: 1.25, output: 10, cacheRead: 0.125 } },
  "gpt-5-mini": { contextTokens: 400000, prices: { input: 0.25, output: 2, cacheRead: 0.025 } },
  "gpt-5-nano": { contextTokens: 400000, prices: { input: 0.05, output: 0.4, cacheRead: 0.005 } },
  "gpt-4.1": { contextTokens: 1000000, prices: { input: 2, output: 8, cacheRead: 0.5 } },
  "gpt-4.1-mini": { contextTokens: 1000000, prices: { input: 0.4, output: 1.6, cacheRead: 0.1 } },
  "gpt-4.1-nano": { contextTokens: 1000000, prices: { input: 0.1, output: 0.4, cacheRead: 0.025 } },
  "gpt-4o": { contextTokens: 128000, prices: { input: 2.5, output: 10, cacheRead: 1.25 } },
  "gpt-4o-2024-05-13": { contextTokens: 128000, prices: { input: 5, output: 15 } },
  "gpt-4o-mini": { contextTokens: 128000, prices: { input: 0.15, output: 0.6, cacheRead: 0.075 } },
  "o4-mini": { contextTokens: 200000, prices: { input: 1.1, output: 4.4, cacheRead: 0.275 } },
  "o3": { contextTokens: 200000, prices: { input: 2, output: 8, cacheRead: 0.5 } },
  "o3-mini": { contextTokens: 200000, prices: { input: 1.1, output: 4.4, cacheRead: 0.55 } },
  "o1": { contextTokens: 200000, prices: { input: 15, output: 60, cacheRead: 7.5 } },
  "gpt-4-turbo": { contextTokens: 128000, prices: { input: 10, output: 30 } },
  "gpt-4": { contextTokens: 8192, prices: { input: 30, output: 60 } },
  "gpt-3.5-turbo": { contextTokens: 16385, prices: { input: 0.5, output: 1.5 } },
  "text-embedding-3-small": { contextTokens: 8192, prices: { input: 0.02, output: 0 } },
  "text-embedding-3-large": { contextTokens: 8192, prices: { input: 0.13, output: 0 } },
  "text-embedding-ada-002": { contextTokens: 8192, prices: { input: 0.1, output: 0 } },
};
