/** An amount and the bounds within which the true one lies with a chance of 95 %. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** A normal distribution holds 95 % of its mass within this many standard deviations. */
const deviationsOf95 = 1.959964;

/** Mean and variance of what comes one by one, without keeping it (Welford, 1962). */
export class Moments {
  count = 0;
  mean = 0;
  #squares = 0;

  add(value: number): void {
    this.count += 1;
    const before = value - this.mean;
    this.mean += before / this.count;
    this.#squares += before * (value - this.mean);
  }

  /** The variance of the mean itself; without two values there is none. */
  get varianceOfMean(): number {
    return this.count < 2 ? Number.NaN : this.#squares / (this.count - 1) / this.count;
  }
}

/**
 * The difference of two means with its interval of 95 %: Welch's, whose variances may differ, with Student's quantile at the
 * degrees of freedom that Welch and Satterthwaite give.
 */
export function difference(first: Moments, second: Moments): Interval {
  const mean = first.mean - second.mean;
  const [one, other] = [first.varianceOfMean, second.varianceOfMean];
  const variance = one + other;
  const freedom =
    variance === 0 ? 1e9 : variance ** 2 / (one ** 2 / (first.count - 1) + other ** 2 / (second.count - 1));
  const reach = studentQuantile(freedom) * Math.sqrt(variance);
  return { mean, low: mean - reach, high: mean + reach };
}

/** Student's 97.5 % quantile, by its expansion around the normal one (Abramowitz and Stegun, 26.7.5); to 1 % from 5 degrees on. */
export function studentQuantile(freedom: number): number {
  const z = deviationsOf95;
  const n = Math.max(freedom, 3);
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + first / n + second / n ** 2 + third / n ** 3;
}
