import type { Policy } from "./policy.ts";

/** Asks the models in turn, one request after another; the models after the chosen one are its fallbacks. */
export function roundRobin(): Policy {
  return {
    name: "roundRobin",
    rank: ({ candidates, sequence }) => {
      const start = sequence % candidates.length;
      return [...candidates.slice(start), ...candidates.slice(0, start)];
    },
  };
}
