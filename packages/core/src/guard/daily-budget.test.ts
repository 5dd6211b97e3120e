import { expect, it } from "vitest";
import { DailyBudget } from "./daily-budget.ts";

const noon = Date.UTC(2026, 0, 1, 12);
const hourMs = 3_600_000;

it("lets through what fits into the day, and not a cent more", () => {
  const budget = new DailyBudget(1);
  expect(budget.hold(0.6, noon)).toBeDefined();
  expect(budget.hold(0.5, noon)).toBeUndefined();
  expect(budget.hold(0.4, noon)).toBeDefined();
  expect(budget.allows(0.001, noon)).toBe(false);
  expect(budget.allows(0, noon)).toBe(true);
});

it("counts what is under way in full, and then what it came to", () => {
  const budget = new DailyBudget(1);
  const hold = budget.hold(0.9, noon);
  if (!hold) throw new Error("refused");
  expect(budget.allows(0.2, noon)).toBe(false);
  budget.settle(hold, 0.1, noon);
  expect(budget.allows(0.9, noon)).toBe(true);
  expect(budget.allows(0.91, noon)).toBe(false);
});

it("begins anew at midnight UTC", () => {
  const budget = new DailyBudget(1);
  budget.hold(1, noon);
  expect(budget.allows(0.1, noon + 11 * hourMs)).toBe(false);
  expect(budget.allows(1, noon + 12 * hourMs)).toBe(true);
});

it("charges yesterday with what was held yesterday", () => {
  const budget = new DailyBudget(1);
  const hold = budget.hold(1, noon);
  if (!hold) throw new Error("refused");
  const tomorrow = noon + 24 * hourMs;
  budget.settle(hold, 3, tomorrow);
  expect(budget.allows(1, tomorrow)).toBe(true);
  expect(budget.allows(1.1, tomorrow)).toBe(false);
});
