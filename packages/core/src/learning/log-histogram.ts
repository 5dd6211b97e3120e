import { DecayedSums } from "./forward-decay.ts";

/** Buckets grow by a fifth: fine enough for a forecast, and 80 of them reach from 1 to two million. */
const growth = 1.2;
const logGrowth = Math.log(growth);
const buckets = 80;

/** What is taken for true before anything was seen: a log-normal distribution, and how many observations it is worth. */
export interface DurationPrior {
  readonly median: number;
  /** The standard deviation of the logarithm. */
  readonly spread: number;
  readonly weight: number;
}

/** The middle of a bucket, geometrically. */
const middles: readonly number[] = Array.from({ length: buckets }, (_, index) => growth ** (index + 0.5));

/**
 * A distribution of something that is 1 or more and has a long tail (milliseconds, tokens), which forgets. An observation can
 * be censored: an attempt that was aborted took *at least* that long. Such a one counts among those that could have ended
 * later, by Kaplan and Meier's estimator ("Nonparametric Estimation from Incomplete Observations", 1958), so that whoever
 * loses races does not look fast.
 */
export class LogHistogram {
  readonly #seen: DecayedSums;
  readonly #censored: DecayedSums;
  readonly #halfLifeMs: number;
  readonly #prior: DurationPrior;
  readonly #share: Float64Array = new Float64Array(buckets);
  #shareAsOfMs = Number.NaN;
  #mean = Number.NaN;

  constructor(halfLifeMs: number, prior: DurationPrior) {
    this.#seen = new DecayedSums(buckets, halfLifeMs);
    this.#censored = new DecayedSums(buckets, halfLifeMs);
    this.#halfLifeMs = halfLifeMs;
    this.#prior = prior;
  }

  /** Takes an observation as of a time. Values below 1 count as 1. */
  observe(value: number, atMs: number, censored = false): void {
    (censored ? this.#censored : this.#seen).addTo(bucketOf(value), atMs, 1);
    this.#shareAsOfMs = Number.NaN;
  }

  /** How many observations it rests on, the old ones counting for less; censored ones too. */
  evidence(nowMs: number): number {
    let sum = 0;
    for (let index = 0; index < buckets; index += 1) {
      sum += this.#seen.read(index, nowMs) + this.#censored.read(index, nowMs);
    }
    return sum;
  }

  /** The mean, of values cut at `limit` where one is given. */
  mean(nowMs: number, limit: number = Number.POSITIVE_INFINITY): number {
    this.#workOut(nowMs);
    if (limit === Number.POSITIVE_INFINITY) return this.#mean;
    let sum = 0;
    for (let index = 0; index < buckets; index += 1)
      sum += (this.#share[index] ?? 0) * Math.min(middles[index] ?? 0, limit);
    return sum;
  }

  /** The value that this share of observations stays below. */
  quantile(share: number, nowMs: number): number {
    this.#workOut(nowMs);
    let sum = 0;
    for (let index = 0; index < buckets; index += 1) {
      const own = this.#share[index] ?? 0;
      if (sum + own >= share) return growth ** (index + (own > 0 ? (share - sum) / own : 0.5));
      sum += own;
    }
    return growth ** buckets;
  }

  /** The share of each bucket, prior included; kept until an observation comes, or enough time has passed to matter. */
  #workOut(nowMs: number): void {
    if (Math.abs(nowMs - this.#shareAsOfMs) < this.#halfLifeMs / 32) return;
    this.#shareAsOfMs = nowMs;
    const { median, spread, weight } = this.#prior;
    let atRisk = weight;
    for (let index = 0; index < buckets; index += 1) {
      atRisk += this.#seen.read(index, nowMs) + this.#censored.read(index, nowMs);
    }
    let surviving = 1;
    let mean = 0;
    for (let index = 0; index < buckets; index += 1) {
      const from = index === 0 ? 0 : normalShare((index * logGrowth - Math.log(median)) / spread);
      const to = index === buckets - 1 ? 1 : normalShare(((index + 1) * logGrowth - Math.log(median)) / spread);
      const ended = this.#seen.read(index, nowMs) + weight * (to - from);
      const share = atRisk > 1e-12 ? surviving * Math.min(1, ended / atRisk) : 0;
      this.#share[index] = share;
      mean += share * (middles[index] ?? 0);
      surviving -= share;
      atRisk -= ended + this.#censored.read(index, nowMs);
    }
    this.#mean = mean + surviving * growth ** buckets;
  }
}

function bucketOf(value: number): number {
  return value > 1 ? Math.min(buckets - 1, Math.floor(Math.log(value) / logGrowth)) : 0;
}

/** The standard normal distribution function, to 1e-7 (Abramowitz and Stegun, 7.1.26). */
export function normalShare(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const tail =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) *
    Math.exp(-x * x);
  return z >= 0 ? 1 - tail / 2 : tail / 2;
}
