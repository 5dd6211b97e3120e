import type { Forecast } from "../learning/index.ts";
import type { Random } from "../time/index.ts";
import type { Candidate } from "./candidate.ts";
import { callValue } from "./objective.ts";
import type { Policy, PolicyContext, ValuedCandidate } from "./policy.ts";

/** What {@link thompson} takes. */
export interface ThompsonOptions {
  /**
   * How far draws spread, as a share of what is not known. 1 is the textbook's. @default 0.5, which loses least at the
   * stream lengths of one app: on recorded outcomes of four kinds the full spread explores for longer than it pays
   */
  readonly temper?: number | undefined;
}

/**
 * Thompson sampling (Thompson, 1933; Russo et al., "A Tutorial on Thompson Sampling", 2018): draws one quality for each
 * candidate from what is believed of it, works out what its call would be worth in dollars, and ranks by that. What is known
 * little of is drawn far from its mean now and then, and so is tried; what is known well is not.
 *
 * Only quality is drawn. Prices are known, and success and latency are learned from whatever is called. Where no scores
 * arrive there is nothing to be learned from exploring, and every quality is taken at its mean.
 */
export function thompson(options: ThompsonOptions = {}): Policy {
  const temper = options.temper ?? 0.5;
  const values = (context: PolicyContext): readonly ValuedCandidate[] => {
    const spread = temper * context.exploration;
    const valued = context.candidates.map((candidate) => {
      const quality = drawQuality(context.forecast(candidate), spread, context.random);
      return { candidate, quality, valueUsd: worthAt(context, candidate, quality) };
    });
    return valued.sort((left, right) => right.valueUsd - left.valueUsd);
  };
  return {
    name: "thompson",
    rank: (context) => values(context).map(({ candidate }) => candidate),
    values,
    chances: async (context) => {
      const { thompsonChances } = await import("./thompson-chances.ts");
      return thompsonChances(context, temper, (candidate, quality) => worthAt(context, candidate, quality));
    },
  };
}

function worthAt(context: PolicyContext, candidate: Candidate, quality: number): number {
  const { forecast, worth, profile, costFactor, bonus } = context;
  return callValue(forecast(candidate), quality, worth, profile.stream, costFactor) + bonus(candidate);
}

/** One draw of quality, cut to [0, 1]; the mean where nothing is explored. Draws two numbers by Box and Muller either way. */
export function drawQuality({ quality }: Forecast, spread: number, random: Random): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.min(1, Math.max(0, quality.mean + spread * quality.deviation * normal));
}
