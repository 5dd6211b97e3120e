import type { Prices } from "../catalog/index.ts";

/** What a forecast is asked for. */
export interface ForecastQuery {
  readonly model: string;
  readonly context: readonly string[];
  readonly prices: Prices | undefined;
  /** As the profile estimates them. */
  readonly inputTokens: number;
  /** The same as the user's own tokenizer counts them. @default the estimate, corrected by what the model reported before */
  readonly countedTokens?: number | undefined;
  /** How many are expected to be read from the provider's prompt cache. */
  readonly cachedTokens: number;
  /** The most output tokens that the request allows. */
  readonly outputLimit: number | undefined;
  readonly nowMs: number;
}
