import type { LogHistogram } from "../../learning/index.ts";
import type { Candidate } from "../../routing/index.ts";
import type { Run } from "../run.ts";

/** With fewer observations than this, what is known of a model in general, or of its siblings, says more. */
const leastEvidence = 8;

/** A model that always thinks begins so much later than others, as long as nothing is known of it. */
const thinkingFactor = 4;

/** How long a model takes until its first content, for a request like this. */
export interface FirstTokenTimes {
  /** The value that this share of the times stays below, in milliseconds. */
  quantileMs(share: number): number;
}

/**
 * What was learned of a model's times for prompts of this size and for this effort; where that is little, for any effort; where that is
 * little as well, of another model of its family; and else what is usual.
 */
export function firstTokenTimes(run: Run, { model, card }: Candidate): FirstTokenTimes {
  const { learner, profile, engine } = run;
  const nowMs = engine.clock.now();
  const of = (name: string, effort?: string): LogHistogram =>
    learner.record(name).firstToken(profile.inputTokens, effort);
  const isKnown = (times: LogHistogram): boolean => times.evidence(nowMs) >= leastEvidence;
  const own = [of(model, profile.effort), of(model)].find(isKnown);
  const times = own ?? siblingTimes() ?? of(model);
  const factor = isKnown(times) || card?.capabilities.reasoning !== "always" ? 1 : thinkingFactor;
  return { quantileMs: (share) => times.quantile(share, nowMs) * factor };

  function siblingTimes(): LogHistogram | undefined {
    if (card?.family === undefined) return undefined;
    for (const name of learner.parts.records.keys()) {
      if (name === model || engine.catalog.find(name)?.family !== card.family) continue;
      const found = of(name);
      if (isKnown(found)) return found;
    }
    return undefined;
  }
}

/** What share of the times lies below a value: found by halving, since only the other way round is known. */
export function shareBelow({ quantileMs }: FirstTokenTimes, valueMs: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 16; step += 1) {
    const middle = (low + high) / 2;
    if (quantileMs(middle) <= valueMs) low = middle;
    else high = middle;
  }
  return low;
}
