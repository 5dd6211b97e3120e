import { matchesPattern } from "../catalog/index.ts";
import type { Candidate } from "./candidate.ts";
import type { Policy } from "./policy.ts";

/**
 * Asks models in a fixed order. Names may be patterns such as `anthropic/*`; what no name matches comes last, as listed.
 * Without names the order is that of the `models` option.
 */
export function ordered(names: readonly string[] = []): Policy {
  return {
    name: "ordered",
    rank: ({ candidates }) => {
      if (names.length === 0) return candidates;
      const left = new Set(candidates);
      const ranking: Candidate[] = [];
      for (const name of names) {
        for (const candidate of left) {
          if (!matchesPattern(name, candidate.model)) continue;
          ranking.push(candidate);
          left.delete(candidate);
        }
      }
      return [...ranking, ...left];
    },
  };
}
