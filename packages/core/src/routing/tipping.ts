import type { Assessment } from "./assessment.ts";
import type { Candidate } from "./candidate.ts";

/** One side of a comparison: a candidate, and the quality that it was valued at. */
export interface Side {
  readonly candidate: Candidate;
  readonly quality: number;
}

/** What makes one candidate worth more than another. */
export interface Tipping {
  readonly by: "quality" | "price" | "speed" | "reliability" | "a rule's preference";
  /** How much of the difference, in US dollars. */
  readonly usd: number;
}

/** What speaks most for one candidate against another. The parts of their values' difference add up to it exactly. */
export function tippingOf(assessment: Assessment, first: Side, second: Side): Tipping {
  const { worth, profile, costFactor } = assessment;
  const parts = (side: Side) => {
    const { success, costUsd, firstTokenMs, totalMs } = assessment.forecast(side.candidate);
    return {
      success: success.mean,
      answerUsd: worth.usdPerAnswer * side.quality,
      costUsd: costUsd * costFactor,
      waitingUsd: (worth.usdPerSecond * (profile.stream ? firstTokenMs : totalMs)) / 1000,
      bonusUsd: assessment.bonus(side.candidate),
    };
  };
  const [one, two] = [parts(first), parts(second)];
  const success = (one.success + two.success) / 2;
  const net = (one.answerUsd - one.costUsd + two.answerUsd - two.costUsd) / 2;
  const tippings: readonly Tipping[] = [
    { by: "quality", usd: success * (one.answerUsd - two.answerUsd) },
    { by: "price", usd: success * (two.costUsd - one.costUsd) },
    { by: "speed", usd: two.waitingUsd - one.waitingUsd },
    { by: "reliability", usd: (one.success - two.success) * net },
    { by: "a rule's preference", usd: one.bonusUsd - two.bonusUsd },
  ];
  return tippings.reduce((most, tipping) => (tipping.usd > most.usd ? tipping : most));
}
