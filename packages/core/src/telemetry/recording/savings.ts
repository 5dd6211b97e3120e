import { difference, type Interval, Moments } from "./mean-with-interval.ts";

/** What routing saves against what chose before, measured on the requests that were held out as `baseline`. */
export interface Savings {
  /** Requests on which it rests. */
  readonly requests: { readonly baseline: number; readonly routed: number };
  /** What a request costs less than at the baseline, in US dollars, with bounds that hold with a chance of 95 %. */
  readonly usdPerRequest: Interval;
  /** The same as a share of what a request costs at the baseline. */
  readonly share: Interval;
  /** The same for all routed requests together, in US dollars. */
  readonly totalUsd: Interval;
}

/** With fewer of either nothing is said: the bounds would not hold. */
const fewest = 30;

/** Compares what requests cost that were held out with what the others do. */
export class SavingsMeter {
  readonly #baseline = new Moments();
  readonly #routed = new Moments();

  /** Takes what a request cost, whatever its end. */
  add(heldOut: boolean, usd: number): void {
    (heldOut ? this.#baseline : this.#routed).add(usd);
  }

  /** Undefined while too little was held out to say. */
  savings(): Savings | undefined {
    const [baseline, routed] = [this.#baseline, this.#routed];
    if (baseline.count < fewest || routed.count < fewest) return undefined;
    const usdPerRequest = difference(baseline, routed);
    return {
      requests: { baseline: baseline.count, routed: routed.count },
      usdPerRequest,
      share: shareOf(baseline, routed),
      totalUsd: times(usdPerRequest, routed.count),
    };
  }
}

/** One less the ratio of the means, with the bounds that Fieller's theorem gives a ratio. */
function shareOf(baseline: Moments, routed: Moments): Interval {
  const ratio = routed.mean / baseline.mean;
  if (!Number.isFinite(ratio)) return { mean: 0, low: Number.NEGATIVE_INFINITY, high: 1 };
  const z = 1.959964;
  const spread = (z ** 2 * baseline.varianceOfMean) / baseline.mean ** 2;
  // The baseline's own mean may be nothing: then its ratio has no bounds.
  if (spread >= 1) return { mean: 1 - ratio, low: Number.NEGATIVE_INFINITY, high: 1 };
  const middle = ratio / (1 - spread);
  const inner = ratio ** 2 * spread + (1 - spread) * ((z ** 2 * routed.varianceOfMean) / baseline.mean ** 2);
  const reach = Math.sqrt(inner) / (1 - spread);
  return { mean: 1 - ratio, low: 1 - middle - reach, high: 1 - middle + reach };
}

function times({ mean, low, high }: Interval, count: number): Interval {
  return { mean: mean * count, low: low * count, high: high * count };
}
