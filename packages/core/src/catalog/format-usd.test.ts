import fc from "fast-check";
import { expect, it } from "vitest";
import { formatUsd } from "./format-usd.ts";
import { nanoUsd } from "./money.ts";

it.each([
  [0, "$0.00"],
  [1, "$0.000000001"],
  [4_200_000, "$0.0042"],
  [4_213_900, "$0.00421"],
  [12_345_678, "$0.0123"],
  [123_456_789, "$0.123"],
  [500_000_000, "$0.50"],
  [999_600_000, "$1.00"],
  [999_400_000, "$0.999"],
  [1_000_000_000, "$1.00"],
  [12_345_678_901, "$12.35"],
  [1_234_500_000_000, "$1,234.50"],
  [9_007_199_254_740_991, "$9,007,199.25"],
  [-4_200_000, "-$0.0042"],
])("writes %i nano-dollars as %s", (amount, text) => {
  expect(formatUsd(nanoUsd(amount))).toBe(text);
});

it("is never further from the amount than half a percent, or half a cent from a dollar on", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 ** 13 }), (amount) => {
      const shown = Number(formatUsd(nanoUsd(amount)).replace(/[$,]/g, "")) * 1e9;
      expect(Math.abs(shown - amount)).toBeLessThanOrEqual(Math.max(0.5001, amount >= 1e9 ? 5_000_001 : amount / 199));
    }),
  );
});
