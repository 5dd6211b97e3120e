import { matchesPattern } from "../catalog/index.ts";
import type { Candidate } from "./candidate.ts";
import type { Policy } from "./policy.ts";
import { refuseOption } from "./refuse-option.ts";

/**
 * Shares requests out by weight: `{ "openai/*": 3, "anthropic/*": 1 }` sends three in four to OpenAI's models. A pattern's
 * weight is that of each model it matches, the first match counts, and models without a weight are only fallbacks.
 *
 * The ranking is a weighted draw without replacement by exponential keys (Efraimidis and Spirakis, 2006), so that fallbacks
 * are shared out by weight as well. Throws `invalid_option` for a weight that is not a number of 0 or more.
 */
export function weighted(weights: Readonly<Record<string, number>>): Policy {
  const entries = Object.entries(weights);
  for (const [name, weight] of entries) {
    if (Number.isFinite(weight) && weight >= 0) continue;
    refuseOption(`weighted(): the weight of "${name}" is ${String(weight)}; give a number of 0 or more.`);
  }
  return {
    name: "weighted",
    rank: ({ candidates, random }) => {
      const keyed = candidates.map((candidate) => {
        const weight = entries.find(([name]) => matchesPattern(name, candidate.model))?.[1] ?? 0;
        return { candidate, key: weight > 0 ? -Math.log(1 - random()) / weight : Number.POSITIVE_INFINITY };
      });
      keyed.sort(byKey);
      return keyed.map((entry) => entry.candidate);
    },
  };
}

function byKey(left: { key: number; candidate: Candidate }, right: { key: number; candidate: Candidate }): number {
  // Infinity minus Infinity is NaN, which would leave the order to the engine.
  return left.key === right.key ? 0 : left.key - right.key;
}
