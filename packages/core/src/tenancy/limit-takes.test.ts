import { expect, it } from "vitest";
import { allowanceOf } from "./budget-line.ts";
import { correctionsOf, takesOf } from "./limit-takes.ts";

const allowances = [allowanceOf("tenant", { limits: { requestsPerMinute: 60, tokensPerMinute: 1000 } })].flatMap(
  (each) => each ?? [],
);

it("takes a request and its tokens, of a minute's worth each", () => {
  expect(takesOf(allowances, 7)).toEqual([
    {
      owner: "tenant",
      limit: "requestsPerMinute",
      most: 60,
      take: { bucket: "tenant requestsPerMinute", perMinute: 60, burst: 60, cost: 1 },
    },
    {
      owner: "tenant",
      limit: "tokensPerMinute",
      most: 1000,
      take: { bucket: "tenant tokensPerMinute", perMinute: 1000, burst: 1000, cost: 7 },
    },
  ]);
});

it("corrects tokens, and gives a request back that never ran", () => {
  expect(correctionsOf(allowances, 0, false)).toEqual([]);
  expect(correctionsOf(allowances, -3, true)).toMatchObject([
    { bucket: "tenant requestsPerMinute", cost: -1, correction: true },
    { bucket: "tenant tokensPerMinute", cost: -3, correction: true },
  ]);
});
