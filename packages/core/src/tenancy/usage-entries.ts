import type { NanoUsd } from "../catalog/index.ts";
import type { CounterEntry } from "../state/index.ts";
import { type UsageLabels, type UsageMetric, usageBook, usageCounter, usageMetrics } from "./usage-counter.ts";

/** Usage is kept for 13 months, so that a year can be compared with the one before. */
const usageKeptMs = 400 * 86_400_000;

/** What one call used. */
export interface CallUsage extends UsageLabels {
  /** In UTC: `2026-01-31`. */
  readonly day: string;
  /** What it counts as. */
  readonly amount: NanoUsd;
  /** What it is taken to have cost, by its answer's own account: no more than it counts as. */
  readonly cost: NanoUsd;
  /** Whether the vendor itself has told what it cost. */
  readonly isExact: boolean;
  /** What was held for it; undefined: nothing was. */
  readonly held: NanoUsd | undefined;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** The counters of usage that a call moves. */
export function usageEntries(call: CallUsage): CounterEntry[] {
  const { amount, cost, isExact, held, inputTokens, outputTokens } = call;
  const by: Readonly<Record<UsageMetric, number>> = {
    nanoUsd: amount,
    unsureNanoUsd: isExact ? 0 : amount,
    cautionNanoUsd: Math.max(0, amount - cost),
    overrunNanoUsd: held === undefined ? 0 : Math.max(0, amount - held),
    calls: 1,
    inputTokens: wholeCount(inputTokens),
    outputTokens: wholeCount(outputTokens),
  };
  const book = usageBook(call.day);
  return usageMetrics.flatMap((metric) =>
    by[metric] === 0 ? [] : [{ book, counter: usageCounter(metric, call), by: by[metric], keepMs: usageKeptMs }],
  );
}

/** A vendor may report what is no number of tokens; one entry that a store refuses would take the whole settlement with it. */
function wholeCount(tokens: number): number {
  return Number.isFinite(tokens) ? Math.min(Number.MAX_SAFE_INTEGER, Math.max(0, Math.ceil(tokens))) : 0;
}
