import { expect, it } from "vitest";
import { candidates } from "../../../test/candidates.ts";
import { lent } from "../../../test/lent.ts";
import { runOf } from "../../../test/run-of.ts";
import { noCost, unknownCost } from "../../catalog/index.ts";
import { budgetUsd, fullCost, nominalUsd } from "./full-cost.ts";

const [a] = candidates("a/m");
if (!a) throw new Error("no candidate");

it("is what is expected, at the model's prices, and marked as an estimate", () => {
  // 10 tokens in at $1 and 100 out at $2 a million are expected, and a tenth more.
  expect(fullCost(runOf(), a, lent)).toMatchObject({ nanoUsd: 11 * 1000 + 111 * 2000, certainty: "estimated" });
  expect(fullCost(runOf(), a, lent, 400).nanoUsd).toBeGreaterThan(11 * 1000 + 400 * 2000);
});

it("is unknown without a price, and counts in budgets all the same", () => {
  const cost = fullCost(runOf(), { ...a, card: undefined }, lent);
  expect(cost).toBe(unknownCost);
  expect([budgetUsd(cost), budgetUsd(noCost)]).toEqual([nominalUsd, 0]);
});
