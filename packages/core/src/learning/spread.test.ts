import { expect, it } from "vitest";
import { ContextNode } from "./quality-tree.ts";
import { defaultSpreadPrior, estimateBetween, estimateWithin } from "./spread.ts";

function leaf(weight: number, sum: number, squares: number): ContextNode {
  return Object.assign(new ContextNode(1000), { weight, sum, squares });
}

it("takes spreads to be what they usually are where nothing is known", () => {
  expect(estimateWithin([], defaultSpreadPrior)).toBeCloseTo(defaultSpreadPrior.within, 12);
  expect(estimateBetween([], defaultSpreadPrior)).toBeCloseTo(defaultSpreadPrior.between, 12);
});

it("comes to the pooled variance within contexts", () => {
  // A thousand scores, half of them 0 and half of them 1, in each of two contexts.
  const leaves = [leaf(1000, 500, 500), leaf(1000, 500, 500)];
  expect(estimateWithin(leaves, defaultSpreadPrior)).toBeCloseTo(0.25, 2);
  expect(estimateWithin([leaf(1000, 1000, 1000)], defaultSpreadPrior)).toBeLessThan(0.002);
});

it("comes to the variance between siblings, and to nothing where they differ by chance only", () => {
  const groups = (means: readonly number[]) =>
    Array.from({ length: 40 }, () => means.map((mean) => ({ mean, precision: 1000, weight: 200 })));
  // Means of 0.3 and 0.7 have a variance of 0.08 around their own mean.
  expect(estimateBetween(groups([0.3, 0.7]), defaultSpreadPrior)).toBeCloseTo(0.074, 2);
  expect(estimateBetween(groups([0.5, 0.5]), defaultSpreadPrior)).toBeLessThan(0.003);
});
