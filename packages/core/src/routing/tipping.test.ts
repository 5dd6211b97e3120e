import fc from "fast-check";
import { expect, it } from "vitest";
import { assessmentOf, noRanges, profile } from "../../test/candidates.ts";
import { candidateOf, type Expectation, forecastOf } from "../../test/policy-context.ts";
import { Assessment, type AssessmentInit } from "./assessment.ts";
import { tippingOf } from "./tipping.ts";

const of = (expected: Readonly<Record<string, Expectation>>, change: Partial<AssessmentInit> = {}): Assessment =>
  new Assessment({
    profile,
    worth: { usdPerAnswer: 0.1, usdPerSecond: 0.001 },
    exploration: 0,
    costFactor: 1,
    rules: [],
    seed: "seed",
    sequence: 0,
    forecast: ({ model }) => forecastOf(expected[model] ?? {}),
    ranges: async () => noRanges,
    ...change,
  });

const [first, second] = [candidateOf("a/m"), candidateOf("b/m")];
const by = (one: Expectation, other: Expectation, change: Partial<AssessmentInit> = {}) =>
  tippingOf(
    of({ "a/m": one, "b/m": other }, change),
    { candidate: first, quality: one.quality ?? 0.7 },
    { candidate: second, quality: other.quality ?? 0.7 },
  );

it("names what speaks most for the first", () => {
  expect(by({ quality: 0.8 }, { quality: 0.7 }).by).toBe("quality");
  expect(by({ costUsd: 0.001 }, { costUsd: 0.01 }).by).toBe("price");
  expect(by({ totalMs: 500 }, { totalMs: 5000 }).by).toBe("speed");
  expect(by({ success: 1 }, { success: 0.7 }).by).toBe("reliability");
  expect(by({}, {}, { rules: [{ prefer: ["a/*"] }] }).by).toBe("a rule's preference");
  // Better by $0.02, dearer by $0.015.
  expect(by({ quality: 0.9, costUsd: 0.016 }, { quality: 0.7, costUsd: 0.001 }).by).toBe("quality");
});

it("says how much of the difference that is, in dollars", () => {
  expect(by({ quality: 0.8, success: 1 }, { quality: 0.7, success: 1 }).usd).toBeCloseTo(0.01, 12);
  expect(by({ totalMs: 500 }, { totalMs: 5500 }).usd).toBeCloseTo(0.005, 12);
});

it("finds one of the parts that the difference consists of", () => {
  const expectation = fc.record({
    quality: fc.double({ min: 0, max: 1, noNaN: true }),
    success: fc.double({ min: 0.5, max: 1, noNaN: true }),
    costUsd: fc.double({ min: 0, max: 0.05, noNaN: true }),
    totalMs: fc.integer({ min: 1, max: 60_000 }),
  });
  fc.assert(
    fc.property(expectation, expectation, (one, other) => {
      const assessment = of({ "a/m": one, "b/m": other });
      const ahead = assessment.value(first, one.quality) - assessment.value(second, other.quality);
      const { usd } = tippingOf(
        assessment,
        { candidate: first, quality: one.quality },
        { candidate: second, quality: other.quality },
      );
      // The largest of five parts that add up to the whole.
      expect(usd).toBeGreaterThanOrEqual(ahead / 5 - 1e-12);
    }),
  );
});

it("takes the wait for the first content where the answer is streamed", () => {
  const expected = { "a/m": { firstTokenMs: 100, totalMs: 9000 }, "b/m": { firstTokenMs: 3000, totalMs: 1000 } };
  const streamed = of(expected, { profile: { ...assessmentOf(profile).profile, stream: true } });
  const sides = [
    { candidate: first, quality: 0.7 },
    { candidate: second, quality: 0.7 },
  ] as const;
  expect(tippingOf(streamed, ...sides).by).toBe("speed");
  expect(tippingOf(of(expected), ...sides).usd).toBeLessThanOrEqual(0);
});
