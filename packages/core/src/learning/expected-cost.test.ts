import { expect, it } from "vitest";
import { expectedCostUsd } from "./expected-cost.ts";
import { lentToLearning } from "./lent.ts";

const prices = { input: 2, output: 10, cacheRead: 0.5, longContext: [{ overInputTokens: 1000, input: 4, output: 20 }] };
const usd = (input: number, cached: number, output: number) =>
  expectedCostUsd(lentToLearning, prices, input, cached, output);

it("is the price of the tokens that are expected, in the tier that the input reaches", () => {
  expect(usd(500, 0, 100)).toBeCloseTo((500 * 2 + 100 * 10) / 1e6, 12);
  expect(usd(2000, 0, 100)).toBeCloseTo((2000 * 4 + 100 * 20) / 1e6, 12);
});

it("takes what is likely in a prompt cache at its own price, and no more of it than there is", () => {
  expect(usd(500, 400, 0)).toBeCloseTo((100 * 2 + 400 * 0.5) / 1e6, 12);
  expect(usd(500, 9000, 0)).toBeCloseTo((500 * 0.5) / 1e6, 12);
});
