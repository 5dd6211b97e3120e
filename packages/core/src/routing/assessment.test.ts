import { expect, it } from "vitest";
import { candidates, names, noRanges, profile } from "../../test/candidates.ts";
import { forecastOf } from "../../test/policy-context.ts";
import type { Forecast } from "../learning/index.ts";
import { Assessment, type AssessmentInit } from "./assessment.ts";

const [one, two] = candidates("a/one", "b/two");
if (!one || !two) throw new Error("no candidates");

const of = (change: Partial<AssessmentInit> = {}): Assessment =>
  new Assessment({
    profile,
    worth: { usdPerAnswer: 0.1, usdPerSecond: 0.001 },
    exploration: 0.5,
    costFactor: 2,
    rules: [{ prefer: ["a/*"] }],
    seed: "seed",
    sequence: 7,
    forecast: () => forecastOf({ quality: 0.8, success: 1, costUsd: 0.01, totalMs: 3000, firstTokenMs: 1000 }),
    ranges: async () => noRanges,
    ...change,
  });

it("looks a forecast up once, and only if somebody asks for it", () => {
  const asked: string[] = [];
  const assessment = of({
    forecast: ({ model }): Forecast => {
      asked.push(model);
      return forecastOf({});
    },
  });
  expect(asked).toEqual([]);
  expect(assessment.forecast(one)).toBe(assessment.forecast(one));
  assessment.value(one);
  assessment.context([one, two]).forecast(one);
  expect(asked).toEqual(["a/one"]);
});

it("values a call in dollars, with what a rule prefers", () => {
  // 1 × (0.1 × 0.8 − 2 × 0.01) − 0.001 × 3, and 5 % of 0.1 for who is preferred.
  expect(of().value(two)).toBeCloseTo(0.057, 12);
  expect(of().value(one)).toBeCloseTo(0.062, 12);
  expect(of().value(two, 1)).toBeCloseTo(0.077, 12);
  expect(of({ profile: { ...profile, stream: true } }).value(two)).toBeCloseTo(0.059, 12);
  expect(of().bonus(one)).toBeCloseTo(0.005, 12);
  expect(of().bonus(two)).toBe(0);
});

it("gives a policy what it decides from, with chance of the decision's seed or of another", () => {
  const context = of().context([two, one]);
  expect(names(context.candidates)).toEqual(["b/two", "a/one"]);
  expect(context).toMatchObject({ exploration: 0.5, costFactor: 2, sequence: 7, profile });
  expect(of().context([one]).random()).toBe(of().context([one]).random());
  expect(of().context([one], "other").random()).not.toBe(of().context([one]).random());
});

it("asks for ranges with the forecast as it was", async () => {
  const ranges = await of({ ranges: async (_, { totalMs }) => ({ ...noRanges, totalMs: [totalMs, totalMs] }) }).ranges(
    one,
  );
  expect(ranges.totalMs).toEqual([3000, 3000]);
});
