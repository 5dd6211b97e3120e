import { expect, it } from "vitest";
import { wholeAmount } from "./whole-amount.ts";

it.each([
  [1.2, 2],
  [-5, 0],
  [2 ** 60, Number.MAX_SAFE_INTEGER],
  [Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER],
])("rounds %d nano-dollars up to %d", (given, kept) => {
  expect(wholeAmount(given)).toBe(kept);
});
