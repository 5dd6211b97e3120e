import { seededRandom } from "@overture/core";
import { expect, it } from "vitest";
import { drawBeta, drawGamma } from "./beta.ts";
import { meanOf } from "./summary.ts";

it.each([
  [1, 1],
  [2.5, 1],
  [40, 60],
])("draws Beta(%d, %d) with its mean and variance", (a, b) => {
  const random = seededRandom(1);
  const draws = Array.from({ length: 20_000 }, () => drawBeta(a, b, random));
  const mean = a / (a + b);
  const variance = (a * b) / ((a + b) ** 2 * (a + b + 1));
  expect(meanOf(draws)).toBeCloseTo(mean, 2);
  expect(meanOf(draws.map((draw) => (draw - mean) ** 2)) / variance).toBeCloseTo(1, 1);
});

it("draws gamma numbers with the shape as their mean and variance", () => {
  const random = seededRandom(2);
  const draws = Array.from({ length: 20_000 }, () => drawGamma(3, random));
  expect(meanOf(draws)).toBeCloseTo(3, 1);
  expect(meanOf(draws.map((draw) => (draw - 3) ** 2))).toBeCloseTo(3, 0);
});
