import { expect, it } from "vitest";
import { candidates, noRanges, profile } from "../../test/candidates.ts";
import { type Expectation, forecastOf } from "../../test/policy-context.ts";
import { Assessment } from "./assessment.ts";
import { forecastsOf } from "./candidate-forecast.ts";

const expected: Readonly<Record<string, Expectation>> = {
  "a/m": { quality: 0.7, deviation: 0.1, success: 1 },
  "b/m": { quality: 0.95, deviation: 0.1, success: 1 },
  "c/m": { quality: 0.02, deviation: 0.1, success: 1 },
};
const assessment = new Assessment({
  profile,
  worth: { usdPerAnswer: 0.1, usdPerSecond: 0 },
  exploration: 0,
  costFactor: 1,
  rules: [],
  seed: "seed",
  sequence: 0,
  forecast: ({ model }) => forecastOf(expected[model] ?? {}),
  ranges: async () => noRanges,
});

it("tells of each model what was expected, how surely, and what that is worth", () => {
  const [a, b, c] = forecastsOf(candidates("a/m", "b/m", "c/m"), assessment);
  expect(a?.forecast.quality.mean).toBe(0.7);
  expect(a?.quality80[0]).toBeCloseTo(0.5718, 4);
  expect(a?.quality80[1]).toBeCloseTo(0.8282, 4);
  expect(a?.valueUsd).toBeCloseTo(0.07, 12);
  expect(b?.quality80[1]).toBe(1);
  expect(c?.quality80[0]).toBe(0);
});
