import type { Policy } from "@overture/core";
import { drawBeta } from "../statistics/beta.ts";

/** A {@link Policy} with a memory of its own, as users may write them. */
export interface LearningPolicy extends Policy {
  /** Takes an answer's score in [0, 1]. */
  observe(model: string, task: string, score: number): void;
}

/**
 * The textbook's Thompson sampling, to compare with: one Beta(1, 1) for each task and model, a score of s counting as s
 * successes and 1 − s failures (Agrawal and Goyal, 2012), the draw valued in dollars less the expected cost.
 */
export function betaThompson(): LearningPolicy {
  const counts = new Map<string, { successes: number; failures: number }>();
  const cell = (model: string, task: string) => {
    const key = `${task}\n${model}`;
    const known = counts.get(key) ?? { successes: 1, failures: 1 };
    counts.set(key, known);
    return known;
  };
  return {
    name: "beta",
    rank: ({ candidates, profile, forecast, worth, random }) => {
      const valued = candidates.map((candidate) => {
        const { successes, failures } = cell(candidate.model, profile.task);
        const quality = drawBeta(successes, failures, random);
        return { candidate, value: worth.usdPerAnswer * quality - forecast(candidate).costUsd };
      });
      return valued.sort((left, right) => right.value - left.value).map(({ candidate }) => candidate);
    },
    observe(model, task, score) {
      const known = cell(model, task);
      known.successes += score;
      known.failures += 1 - score;
    },
  };
}
