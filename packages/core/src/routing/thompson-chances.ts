import { chancesToBeFirst, type SpreadValue } from "./chances-to-be-first.ts";
import { callValue } from "./objective.ts";
import type { PolicyContext } from "./policy.ts";

/** How likely `thompson()` is to rank each candidate first: a call's value is linear in the quality that is drawn. */
export function thompsonChances(context: PolicyContext, temper: number): readonly number[] {
  const { candidates, forecast, worth, exploration, costFactor, bonus, profile } = context;
  return chancesToBeFirst(
    candidates.map((candidate): SpreadValue => {
      const expected = forecast(candidate);
      const { mean, deviation } = expected.quality;
      const valueAt = (quality: number): number =>
        callValue(expected, quality, worth, profile.stream, costFactor) + bonus(candidate);
      const [low, high] = [valueAt(0), valueAt(1)];
      const spread = temper * exploration * deviation * (high - low);
      // Reckoned as the policy reckons it, so that what is equal there is equal here.
      return spread > 0 ? { low, high, mean: low + (high - low) * mean, deviation: spread } : certain(valueAt(mean));
    }),
  );
}

function certain(value: number): SpreadValue {
  return { low: value, high: value, mean: value, deviation: 0 };
}
