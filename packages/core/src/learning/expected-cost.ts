import type { Prices } from "../catalog/index.ts";
import type { LentToLearning } from "./lent.ts";

/** What a call is expected to cost, in US dollars. Prices are known and not learned: only the number of tokens is a forecast. */
export function expectedCostUsd(
  { tierOf }: LentToLearning,
  prices: Prices,
  inputTokens: number,
  cachedTokens: number,
  outputTokens: number,
): number {
  const tier = tierOf(prices, inputTokens);
  const cached = Math.min(cachedTokens, inputTokens);
  const input = (inputTokens - cached) * tier.input + cached * (tier.cacheRead ?? tier.input);
  return (input + outputTokens * tier.output) / 1_000_000;
}
