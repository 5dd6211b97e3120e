import type { Random } from "@overture/core";

/** A quantity that varies: gives one draw of it from a source of chance. */
export type Distribution = (random: Random) => number;

/** Always `value`. */
export function constant(value: number): Distribution {
  return () => value;
}

/** Evenly spread over [`from`, `to`). */
export function uniform(from: number, to: number): Distribution {
  return (random) => from + (to - from) * random();
}

/** Exponentially distributed: the time between events that happen independently, `mean` apart on average. */
export function exponential(mean: number): Distribution {
  return (random) => -mean * Math.log(1 - random());
}

/**
 * Log-normal, as response times are: half the draws lie below `median`, and `sigma` is the standard deviation of the
 * logarithm (0.3 is steady, 1 has a heavy tail). Normal draws are made as Box and Muller do (1958).
 */
export function logNormal(median: number, sigma: number): Distribution {
  return (random) => {
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    return median * Math.exp(sigma * radius * Math.cos(2 * Math.PI * random()));
  };
}

/** Sometimes one, sometimes another: each part is drawn from with the probability of its weight's share. */
export function mixture(parts: readonly { readonly weight: number; readonly of: Distribution }[]): Distribution {
  const total = parts.reduce((sum, part) => sum + part.weight, 0);
  const last = parts.at(-1);
  if (last === undefined || !(total > 0)) {
    throw new RangeError(`mixture: the weights add up to ${total}; give at least one part with a weight above 0`);
  }
  return (random) => {
    let left = random() * total;
    for (const part of parts) {
      left -= part.weight;
      if (left < 0) return part.of(random);
    }
    return last.of(random);
  };
}
