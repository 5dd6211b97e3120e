import { seededRandom } from "@overture/core";
import { expect, it } from "vitest";
import { summarize } from "./summary.ts";

it("sums up by hand-worked values", () => {
  // The standard deviation of 1 … 5 is 1.5811, t for 4 degrees of freedom is 2.776.
  const { mean, half, least, most } = summarize([1, 2, 3, 4, 5]);
  expect(mean).toBe(3);
  expect(half).toBeCloseTo((2.776 * 1.5811) / Math.sqrt(5), 3);
  expect([least, most]).toEqual([1, 5]);
});

it("has no interval for one value, and nothing for none", () => {
  expect(summarize([7])).toEqual({ mean: 7, half: 0, least: 7, most: 7 });
  expect(summarize([]).mean).toBeNaN();
});

it("covers the true mean 95 times in 100", () => {
  const random = seededRandom(1);
  const trials = 2000;
  let covered = 0;
  for (let trial = 0; trial < trials; trial += 1) {
    // The sum of twelve uniform numbers is near enough to normal.
    const values = Array.from({ length: 20 }, () => {
      let sum = -6;
      for (let part = 0; part < 12; part += 1) sum += random();
      return sum;
    });
    const { mean, half } = summarize(values);
    if (Math.abs(mean) <= half) covered += 1;
  }
  expect(covered / trials).toBeGreaterThan(0.935);
  expect(covered / trials).toBeLessThan(0.965);
});
