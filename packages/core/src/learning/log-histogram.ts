import { DecayedSums, type EpochSums } from "./forward-decay.ts";

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

/** What a histogram consists of. */
export interface HistogramSums {
  readonly seen: readonly EpochSums[];
  readonly censored: readonly EpochSums[];
}

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
  readonly #prior: PriorShares;
  readonly #share: Float64Array = new Float64Array(buckets);
  #workedOutAtMs = Number.NEGATIVE_INFINITY;
  #evidence = 0;
  /** Observations that came since the shares were worked out. */
  #fresh = 0;
  #mean = Number.NaN;

  constructor(halfLifeMs: number, prior: DurationPrior) {
    this.#seen = new DecayedSums(buckets, halfLifeMs);
    this.#censored = new DecayedSums(buckets, halfLifeMs);
    this.#halfLifeMs = halfLifeMs;
    this.#prior = priorShares(prior);
  }

  /** Takes an observation as of a time. Values below 1 count as 1. */
  observe(value: number, atMs: number, censored = false): void {
    (censored ? this.#censored : this.#seen).addTo(bucketOf(value), atMs, 1);
    this.#fresh += 1;
  }

  /** The raw sums of observations, and of censored ones: for export. */
  raw(): HistogramSums {
    return { seen: this.#seen.raw(), censored: this.#censored.raw() };
  }

  /** Adds raw sums: for merging and for import. */
  addRaw({ seen, censored }: HistogramSums): void {
    this.#seen.addRaw(seen);
    this.#censored.addRaw(censored);
    this.outdate();
  }

  /** What it consists of. Whoever adds to it calls `outdate` afterwards. */
  get parts(): { readonly seen: DecayedSums; readonly censored: DecayedSums } {
    return { seen: this.#seen, censored: this.#censored };
  }

  /** Has shares worked out anew. */
  outdate(): void {
    this.#workedOutAtMs = Number.NEGATIVE_INFINITY;
  }

  /** How many observations it rests on, the old ones counting for less; censored ones too. */
  evidence(nowMs: number): number {
    this.#workOut(nowMs);
    return this.#evidence;
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

  /**
   * Works out the share of each bucket, prior included. What was worked out stands until 3 % more has been observed, or enough
   * time has passed to matter: the work is then a constant for each observation.
   */
  #workOut(nowMs: number): void {
    const elapsedMs = Math.abs(nowMs - this.#workedOutAtMs);
    if (this.#fresh <= this.#evidence * 0.03 && elapsedMs < this.#halfLifeMs / 32) return;
    this.#workedOutAtMs = nowMs;
    this.#fresh = 0;
    this.#seen.readAll(nowMs, seen);
    this.#censored.readAll(nowMs, censored);
    const { weight, shares } = this.#prior;
    let evidence = 0;
    for (let index = 0; index < buckets; index += 1) evidence += (seen[index] ?? 0) + (censored[index] ?? 0);
    this.#evidence = evidence;
    let atRisk = evidence + weight;
    let surviving = 1;
    let mean = 0;
    for (let index = 0; index < buckets; index += 1) {
      const ended = (seen[index] ?? 0) + weight * (shares[index] ?? 0);
      const share = atRisk > 1e-12 ? surviving * Math.min(1, ended / atRisk) : 0;
      this.#share[index] = share;
      mean += share * (middles[index] ?? 0);
      surviving -= share;
      atRisk -= ended + (censored[index] ?? 0);
    }
    this.#mean = mean + surviving * growth ** buckets;
  }
}

/** Where sums are read into; nothing is awaited between writing and reading them. */
const seen = new Float64Array(buckets);
const censored = new Float64Array(buckets);

/** A prior as shares of the buckets. */
interface PriorShares {
  readonly weight: number;
  readonly shares: Float64Array;
}

const priors = new WeakMap<DurationPrior, PriorShares>();

/** The shares of a prior, worked out once for all histograms that have it. */
function priorShares(prior: DurationPrior): PriorShares {
  let known = priors.get(prior);
  if (!known) {
    const below = (index: number): number => normalShare((index * logGrowth - Math.log(prior.median)) / prior.spread);
    const shares = Float64Array.from({ length: buckets }, (_, index) => {
      const to = index === buckets - 1 ? 1 : below(index + 1);
      return to - (index === 0 ? 0 : below(index));
    });
    known = { weight: prior.weight, shares };
    priors.set(prior, known);
  }
  return known;
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
