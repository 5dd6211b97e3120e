import { expect, it } from "vitest";
import { successRange } from "./success-range.ts";

it("grows narrower with evidence, and stays within 0 and 1", () => {
  const few = successRange({ mean: 0.9, evidence: 5 }) ?? [0, 0];
  const many = successRange({ mean: 0.9, evidence: 500 }) ?? [0, 0];
  expect(few[0]).toBeLessThan(many[0]);
  expect(few[1]).toBeGreaterThan(many[1]);
  expect(many[0]).toBeLessThan(0.9);
  expect(many[1]).toBeGreaterThan(0.9);
  expect(successRange({ mean: 1, evidence: 0 })).toEqual([0, 1]);
  expect(successRange(undefined)).toBeUndefined();
});

it("is Wilson's interval", () => {
  // 80 of 100 at 80 %: Wilson's bounds are 0.7444 and 0.8460.
  const [low, high] = successRange({ mean: 0.8, evidence: 100 }) ?? [0, 0];
  expect(low).toBeCloseTo(0.7444, 3);
  expect(high).toBeCloseTo(0.846, 3);
});
