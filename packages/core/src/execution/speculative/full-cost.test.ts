import { expect, it } from "vitest";
import { candidates, profile } from "../../../test/candidates.ts";
import { lent } from "../../../test/lent.ts";
import { runOf } from "../../../test/run-of.ts";
import { noCost, unknownCost } from "../../catalog/index.ts";
import { budgetUsd, fullCost, nominalUsd } from "./full-cost.ts";

const [a] = candidates("a/m");
if (!a) throw new Error("no candidate");

it("is a tenth above what is expected, and marked as an estimate", () => {
  // 10 tokens in at $1 and 100 out at $2 a million are expected; parts of a token count as one.
  expect(fullCost(runOf(), a, lent)).toMatchObject({ nanoUsd: 11 * 1000 + 111 * 2000, certainty: "estimated" });
});

it("ends at the request's own limit", () => {
  expect(fullCost(runOf({ profile: { ...profile, outputLimit: 50 } }), a, lent).nanoUsd).toBe(11 * 1000 + 50 * 2000);
});

it("takes an answer that is long already for one of the long ones", () => {
  const run = runOf();
  const { output } = run.engine.learner.record("a/m").parts;
  for (let tokens = 100; tokens < 300; tokens += 1) output.observe(tokens, run.clock.now());
  const longer = (written: number) => (fullCost(run, a, lent, written).nanoUsd - 11_000) / 2000 / 1.1;
  expect(longer(150)).toBeGreaterThan(215);
  expect(longer(150)).toBeLessThan(245);
  expect(longer(280)).toBeGreaterThan(280);
});

it("is unknown without a price, and counts in budgets all the same", () => {
  const cost = fullCost(runOf(), { ...a, card: undefined }, lent);
  expect(cost).toBe(unknownCost);
  expect([budgetUsd(cost), budgetUsd(noCost)]).toEqual([nominalUsd, 0]);
});
