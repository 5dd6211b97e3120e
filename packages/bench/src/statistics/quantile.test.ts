import { expect, it } from "vitest";
import { quantile } from "./quantile.ts";

it("takes the middle, whatever the order", () => {
  expect(quantile([3, 1, 2], 0.5)).toBe(2);
  expect(quantile([10, 1, 2, 9], 0.5)).toBe(5.5);
});

it("goes between neighbours in proportion", () => {
  expect(quantile([0, 10], 0.95)).toBeCloseTo(9.5);
  expect(quantile([0, 10], 0)).toBe(0);
  expect(quantile([0, 10], 1)).toBe(10);
});

it("bears what never came", () => {
  expect(quantile([1, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY], 0.75)).toBe(Number.POSITIVE_INFINITY);
  expect(quantile([], 0.5)).toBeNaN();
});
