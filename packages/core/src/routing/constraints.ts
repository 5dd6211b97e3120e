import type { Forecast } from "../learning/index.ts";
import type { Candidate } from "./candidate.ts";

/** What a request demands of a forecast. */
export interface Constraints {
  /** US dollars. */
  readonly maxCostUsd?: number | undefined;
  /** Milliseconds until the whole answer. */
  readonly maxTotalMs?: number | undefined;
  /** In [0, 1]. */
  readonly minQuality?: number | undefined;
}

/** A forecast that breaks a constraint. */
export interface Violation {
  readonly candidate: Candidate;
  /** In words. */
  readonly reason: string;
  /** By what part it is broken: 0.5 is half as much again as allowed. */
  readonly excess: number;
}

/** Less evidence than this does not show that a model is too slow, or not good enough. */
const leastEvidence = 5;

/** Whether a request demands anything. */
export function isConstrained({ maxCostUsd, maxTotalMs, minQuality }: Constraints): boolean {
  return maxCostUsd !== undefined || maxTotalMs !== undefined || minQuality !== undefined;
}

/** The worst of the constraints that a forecast breaks, or undefined if it keeps all. What is not known well passes. */
export function violationOf(candidate: Candidate, forecast: Forecast, constraints: Constraints): Violation | undefined {
  const { maxCostUsd, maxTotalMs, minQuality } = constraints;
  let worst: Violation | undefined;
  const note = (excess: number, reason: string): void => {
    if (excess > 0 && (!worst || excess > worst.excess)) worst = { candidate, reason, excess };
  };
  if (maxCostUsd !== undefined && forecast.priced) {
    note(
      forecast.costUsd / maxCostUsd - 1,
      `is expected to cost $${forecast.costUsd.toPrecision(2)}, over $${maxCostUsd}`,
    );
  }
  if (maxTotalMs !== undefined && forecast.totalEvidence >= leastEvidence) {
    note(
      forecast.totalMs / maxTotalMs - 1,
      `is expected to take ${Math.round(forecast.totalMs)} ms, over ${maxTotalMs}`,
    );
  }
  if (minQuality !== undefined && minQuality > 0 && forecast.quality.evidence >= leastEvidence) {
    note(
      1 - forecast.quality.mean / minQuality,
      `is expected to reach ${forecast.quality.mean.toFixed(2)}, under ${minQuality}`,
    );
  }
  return worst;
}

/** The constraints of which too little is known to hold a candidate to them, by their names. */
export function unprovenOf({ quality, totalEvidence, priced }: Forecast, constraints: Constraints): readonly string[] {
  const unproven: string[] = [];
  if (constraints.maxCostUsd !== undefined && !priced) unproven.push("maxCostUsd");
  if (constraints.maxTotalMs !== undefined && totalEvidence < leastEvidence) unproven.push("maxTotalMs");
  if (constraints.minQuality && quality.evidence < leastEvidence) unproven.push("minQuality");
  return unproven;
}
