import type { NanoUsd, Prices, TokenPrices } from "../catalog/index.ts";
import { wholeAmount } from "./whole-amount.ts";

/** What a call may come to. */
export interface CallBounds {
  /** The most input tokens. */
  readonly inputTokens: number;
  /** The most output tokens, all choices together. */
  readonly outputTokens: number;
  readonly prices: Prices;
}

/** Dollars per million tokens are thousands of nano-dollars per token. */
const nanoPerTokenAtOneUsd = 1000;

/**
 * The most that a call may cost: nothing of the input comes from a cache, all of it is written to one where that is dearer, and
 * of the price tiers that the input may reach the dearest holds.
 */
export function worstCaseOf({ inputTokens, outputTokens, prices }: CallBounds): NanoUsd {
  let worst = 0;
  for (const tier of tiersUpTo(prices, inputTokens)) {
    const perInput = Math.max(tier.input, tier.cacheWrite ?? 0);
    worst = Math.max(worst, (inputTokens * perInput + outputTokens * tier.output) * nanoPerTokenAtOneUsd);
  }
  return wholeAmount(worst);
}

/** How many output tokens an amount pays for beside the input at its dearest; below 0 where the input alone costs more. */
export function affordableOutput(amount: number, inputTokens: number, prices: Prices): number {
  let fewest = Number.POSITIVE_INFINITY;
  for (const tier of tiersUpTo(prices, inputTokens)) {
    const perInput = Math.max(tier.input, tier.cacheWrite ?? 0);
    const left = amount - inputTokens * perInput * nanoPerTokenAtOneUsd;
    const affordable = tier.output > 0 ? left / (tier.output * nanoPerTokenAtOneUsd) : left >= 0 ? fewest : -1;
    fewest = Math.min(fewest, affordable);
  }
  return Math.floor(fewest);
}

function* tiersUpTo(prices: Prices, inputTokens: number): Iterable<TokenPrices> {
  yield prices;
  for (const longer of prices.longContext ?? []) if (inputTokens > longer.overInputTokens) yield longer;
}
