import { expect, it } from "vitest";
import { allowanceOf, budgetLines } from "./budget-line.ts";
import { budgetStanding } from "./budget-standing.ts";
import type { BudgetOptions } from "./tenant-terms.ts";

const noon = Date.parse("2026-11-22T12:00:00Z");
const value = { posted: 300_000_000, held: 50_000_000, unknown: 1_000_000 };

function standing(options: BudgetOptions, nowMs = noon) {
  const allowance = allowanceOf("tenant", { budget: options });
  const [line] = allowance ? budgetLines(allowance, nowMs) : [];
  if (!line) throw new Error("no line");
  return budgetStanding(line, value, nowMs);
}

it("tells what is spent, held and left, and what it comes to by the end of the period", () => {
  expect(standing({ usd: 1, per: "day" })).toEqual({
    owner: "tenant",
    per: "day",
    hard: true,
    usd: 1,
    spentUsd: 0.3,
    heldUsd: 0.05,
    unknownUsd: 0.001,
    leftUsd: 0.65,
    startsAt: new Date("2026-11-22T00:00:00Z"),
    endsAt: new Date("2026-11-23T00:00:00Z"),
    projectedUsd: 0.6,
  });
});

it("projects nothing from the first minutes, and nothing where there is no end", () => {
  expect(standing({ usd: 1, per: "day" }, Date.parse("2026-11-22T00:05:00Z")).projectedUsd).toBeUndefined();
  expect(standing({ usd: 1, per: "total" })).toMatchObject({ projectedUsd: undefined, endsAt: undefined });
});

it("has nothing left once more is spent than there was", () => {
  expect(standing({ usd: 0.1, per: "day" }).leftUsd).toBe(0);
});
