import type { Forecast } from "../learning/index.ts";
import type { Random } from "../time/index.ts";
import type { Candidate } from "./candidate.ts";
import { callValue } from "./objective.ts";
import type { Policy, PolicyContext, ValuedCandidate } from "./policy.ts";
import { refuseOption } from "./refuse-option.ts";

/** What {@link thompson} takes. */
export interface ThompsonOptions {
  /**
   * How far draws spread, as a share of what is not known. 1 is the textbook's. @default 0.5, which loses least at the
   * stream lengths of one app: on recorded outcomes of four kinds the full spread explores for longer than it pays; 0 draws
   * nothing
   */
  readonly temper?: number | undefined;
}

/** A newcomer gets this share of requests until it is introduced: often enough to be known soon, seldom enough to be borne. */
const introductionShare = 0.25;

/** A quality that is higher than what is believed by more than this would be a surprise. */
const hopefulDeviations = 2;

/**
 * Thompson sampling (Thompson, 1933; Russo et al., "A Tutorial on Thompson Sampling", 2018): draws one quality for each
 * candidate from what is believed of it, works out what its call would be worth in dollars, and ranks by that. What is known
 * little of is drawn far from its mean now and then, and so is tried; what is known well is not.
 *
 * A model that is new where others are known is put first in one request of four, twenty times at most, unless it could not
 * win at its price even if it were as good as may well be hoped: half the spread would else leave it waiting for long.
 *
 * Only quality is drawn. Prices are known, and success and latency are learned from whatever is called. Where no scores
 * arrive there is nothing to be learned from exploring, and every quality is taken at its mean.
 *
 * Throws `invalid_option` for a `temper` that is not a number of 0 or more.
 */
export function thompson(options: ThompsonOptions = {}): Policy {
  const { temper = 0.5 } = options;
  if (!(temper >= 0 && Number.isFinite(temper)))
    refuseOption(`thompson(): temper is ${String(temper)}; give a number of 0 or more.`);
  const values = (context: PolicyContext): readonly ValuedCandidate[] => {
    const spread = temper * context.exploration;
    const valued = context.candidates.map((candidate) => {
      const quality = drawQuality(context.forecast(candidate), spread, context.random);
      return { candidate, quality, valueUsd: worthAt(context, candidate, quality) };
    });
    valued.sort((left, right) => right.valueUsd - left.valueUsd);
    const newcomer = introduced(context);
    if (newcomer) moveFirst(valued, ({ candidate }) => candidate.model === newcomer.model);
    return valued;
  };
  return {
    name: "thompson",
    rank: (context) => values(context).map(({ candidate }) => candidate),
    values,
    chances: async (context, open) => {
      const { thompsonChances } = await import("./thompson-chances.ts");
      const chances = thompsonChances({ ...context, candidates: open }, temper, (candidate, quality) =>
        worthAt(context, candidate, quality),
      );
      const newcomer = worthIntroducing(context);
      if (!newcomer || !open.some(({ model }) => model === newcomer.model)) return chances;
      return chances.map((chance, index) => {
        const isNew = open[index]?.model === newcomer.model;
        return (1 - introductionShare) * chance + (isNew ? introductionShare : 0);
      });
    },
  };
}

/** The newcomer, if this request is one of those that it is introduced by: one in four, while it is new. */
function introduced(context: PolicyContext): Candidate | undefined {
  const newcomer = worthIntroducing(context);
  return newcomer && context.random() < introductionShare ? newcomer : undefined;
}

/** The newcomer, if it may well turn out to be worth more than any of the others is believed to be. */
function worthIntroducing(context: PolicyContext): Candidate | undefined {
  const { newcomer, exploration, candidates, forecast } = context;
  if (!newcomer || exploration <= 0 || !candidates.some(({ model }) => model === newcomer.model)) return undefined;
  const { mean, deviation } = forecast(newcomer).quality;
  const hopedFor = worthAt(context, newcomer, Math.min(1, mean + hopefulDeviations * deviation));
  const isHopeless = candidates.some(
    (other) => other !== newcomer && worthAt(context, other, forecast(other).quality.mean) > hopedFor,
  );
  return isHopeless ? undefined : newcomer;
}

function moveFirst<Item>(items: Item[], isFirst: (item: Item) => boolean): void {
  const place = items.findIndex(isFirst);
  if (place > 0) items.unshift(...items.splice(place, 1));
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
