import type { Candidate } from "./candidate.ts";
import type { Policy, PolicyContext } from "./policy.ts";
import { refuseOption } from "./refuse-option.ts";

/** What {@link cheapest} takes. */
export interface CheapestOptions {
  /** Models that are expected to do worse than this, from 0 to 1, are only fallbacks. @default 0: price alone decides */
  readonly minQuality?: number | undefined;
}

/**
 * Asks the model whose call is expected to cost least, of those that are good enough; what has no price comes after what has
 * one. Models below `minQuality` come last, the best of them first. A rule's `prefer` counts as a discount of its worth.
 *
 * It explores nothing: qualities are taken as they are believed to be. Throws `invalid_option` for a `minQuality` that is not
 * from 0 to 1.
 */
export function cheapest(options: CheapestOptions = {}): Policy {
  const { minQuality = 0 } = options;
  if (!(minQuality >= 0 && minQuality <= 1)) {
    refuseOption(`cheapest(): minQuality is ${String(minQuality)}; give a number from 0 to 1.`);
  }
  return {
    name: "cheapest",
    rank: (context) => {
      const good: Candidate[] = [];
      const poor: Candidate[] = [];
      for (const candidate of context.candidates) {
        (context.forecast(candidate).quality.mean >= minQuality ? good : poor).push(candidate);
      }
      const quality = (candidate: Candidate): number => context.forecast(candidate).quality.mean;
      // Sorting is stable: what is alike stays as it was listed.
      good.sort((left, right) => byAmount(costOf(left, context), costOf(right, context)));
      poor.sort((left, right) => quality(right) - quality(left));
      return [...good, ...poor];
    },
  };
}

function costOf(candidate: Candidate, { forecast, bonus }: PolicyContext): number {
  const { costUsd, priced } = forecast(candidate);
  return priced ? costUsd - bonus(candidate) : Number.POSITIVE_INFINITY;
}

/** Infinity less infinity is no number, which would leave the order to the engine. */
function byAmount(left: number, right: number): number {
  return left === right ? 0 : left - right;
}
