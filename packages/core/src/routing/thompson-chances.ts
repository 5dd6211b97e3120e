import type { Candidate } from "./candidate.ts";
import { chancesToBeFirst, type SpreadValue } from "./chances-to-be-first.ts";
import type { PolicyContext } from "./policy.ts";

/** What spreads less than this, as a share of what it may be worth, is certain for all that numbers can tell. */
const leastSpread = 1e-9;

/**
 * How likely `thompson()` is to rank each candidate first. `valueAt` is what it reckons a candidate to be worth at a quality,
 * in which it is linear; it is given, so that nothing else need be loaded.
 */
export function thompsonChances(
  { candidates, forecast, exploration }: PolicyContext,
  temper: number,
  valueAt: (candidate: Candidate, quality: number) => number,
): readonly number[] {
  return chancesToBeFirst(
    candidates.map((candidate): SpreadValue => {
      const { mean, deviation } = forecast(candidate).quality;
      const [low, high] = [valueAt(candidate, 0), valueAt(candidate, 1)];
      const spread = temper * exploration * deviation * (high - low);
      // Reckoned as the policy reckons it, so that what is equal there is equal here.
      return spread > leastSpread * Math.max(Math.abs(low), Math.abs(high), high - low)
        ? { low, high, mean: low + (high - low) * mean, deviation: spread }
        : certain(valueAt(candidate, mean));
    }),
  );
}

function certain(value: number): SpreadValue {
  return { low: value, high: value, mean: value, deviation: 0 };
}
