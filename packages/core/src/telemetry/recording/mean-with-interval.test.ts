import { expect, it } from "vitest";
import { seededRandom } from "../../time/index.ts";
import { difference, Moments, studentQuantile } from "./mean-with-interval.ts";

function momentsOf(values: readonly number[]): Moments {
  const moments = new Moments();
  for (const value of values) moments.add(value);
  return moments;
}

it("knows mean and variance of what came one by one", () => {
  const moments = momentsOf([2, 4, 4, 4, 5, 5, 7, 9]);
  expect(moments.mean).toBe(5);
  expect(moments.varianceOfMean).toBeCloseTo(32 / 7 / 8, 12);
  expect(momentsOf([1]).varianceOfMean).toBeNaN();
});

it.each([
  [5, 2.5706],
  [10, 2.2281],
  [30, 2.0423],
  [100, 1.984],
  [1e9, 1.96],
])("knows Student's quantile at %d degrees of freedom", (freedom, expected) => {
  expect(studentQuantile(freedom)).toBeCloseTo(expected, 2);
});

it("gives Welch's interval", () => {
  const { mean, low, high } = difference(momentsOf([20, 22, 19, 24, 25, 21]), momentsOf([17, 16, 21, 18, 15, 19]));
  // R: t.test(c(20,22,19,24,25,21), c(17,16,21,18,15,19)) gives 1.2656 to 7.0677 around 4.1667.
  expect(mean).toBeCloseTo(4.1667, 4);
  expect(low).toBeCloseTo(1.2656, 1);
  expect(high).toBeCloseTo(7.0677, 1);
});

it("holds the true difference in about 95 of 100 cases", () => {
  const random = seededRandom("coverage");
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  let held = 0;
  for (let trial = 0; trial < 2000; trial += 1) {
    const first = momentsOf(Array.from({ length: 40 }, () => 10 + 3 * normal()));
    const second = momentsOf(Array.from({ length: 90 }, () => 7 + normal()));
    const { low, high } = difference(first, second);
    if (low <= 3 && high >= 3) held += 1;
  }
  expect(held / 2000).toBeGreaterThan(0.935);
  expect(held / 2000).toBeLessThan(0.965);
});
