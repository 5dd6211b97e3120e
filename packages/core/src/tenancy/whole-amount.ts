import type { NanoUsd } from "../catalog/index.ts";

/** Money is kept in billionths of a dollar, and told in dollars. */
export const nanoPerUsd = 1_000_000_000;

/** An amount as the ledger keeps it: whole nano-dollars, rounded up, from 0 to 2^53. What is more than any number is the most. */
export function wholeAmount(nano: number): NanoUsd {
  // It is what the brand stands for.
  return Math.min(Number.MAX_SAFE_INTEGER, Math.max(0, Math.ceil(nano))) as NanoUsd;
}
