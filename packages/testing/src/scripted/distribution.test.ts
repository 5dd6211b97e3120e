import { seededRandom } from "@overture/core";
import { expect, it } from "vitest";
import { constant, type Distribution, exponential, logNormal, mixture, uniform } from "./distribution.ts";

function draws(distribution: Distribution, count = 20_000): number[] {
  const random = seededRandom("draws");
  return Array.from({ length: count }, () => distribution(random)).sort((a, b) => a - b);
}
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const quantile = (values: readonly number[], share: number): number => values[Math.floor(share * values.length)] ?? 0;

it("draws what each name promises", () => {
  expect(new Set(draws(constant(7)))).toEqual(new Set([7]));
  const even = draws(uniform(10, 20));
  expect(even[0]).toBeGreaterThanOrEqual(10);
  expect(even.at(-1)).toBeLessThan(20);
  expect(mean(even)).toBeCloseTo(15, 1);
  expect(mean(draws(exponential(50))) / 50).toBeCloseTo(1, 1);
  const tail = draws(logNormal(200, 0.5));
  expect(quantile(tail, 0.5) / 200).toBeCloseTo(1, 1);
  expect(quantile(tail, 0.8413) / (200 * Math.exp(0.5))).toBeCloseTo(1, 1);
});

it("mixes in proportion to the weights", () => {
  const mixed = draws(
    mixture([
      { weight: 3, of: constant(1) },
      { weight: 1, of: constant(2) },
    ]),
  );
  expect(mixed.filter((value) => value === 2).length / mixed.length).toBeCloseTo(0.25, 1);
  expect(() => mixture([])).toThrow("add up to 0");
});
