import { expect, it } from "vitest";
import { BudgetPacer, factorOf, type PacedLine } from "./budget-pacer.ts";
import { wholeAmount } from "./whole-amount.ts";

const span = { key: "2026-11-22", startMs: 0, endMs: 1000 };
const line = (posted: number | undefined): PacedLine => ({ limit: wholeAmount(100), span, posted });

it("leaves costs at their amount while spend is behind its period, or not known", () => {
  expect([factorOf(line(undefined), 0), factorOf(line(40), 500), factorOf(line(50), 500)]).toEqual([1, 1, 1]);
});

it("makes costs count tenfold for every fiftieth that spend is ahead, up to a bound", () => {
  expect(factorOf(line(52), 500)).toBeCloseTo(10, 9);
  expect(factorOf(line(54), 500)).toBeCloseTo(100, 9);
  expect(factorOf(line(100), 0)).toBe(10_000);
});

it("heeds the budget that is furthest ahead, and whatever else paces", () => {
  const pacer = (posted: number, beside?: number): BudgetPacer =>
    new BudgetPacer({
      lines: () => [line(0), line(posted)],
      now: () => 500,
      beside: beside === undefined ? undefined : { costFactor: () => beside },
    });
  expect(pacer(52).costFactor(1)).toBeCloseTo(10, 9);
  expect(pacer(52, 30).costFactor(1)).toBe(30);
  expect(pacer(0).costFactor(1)).toBe(1);
});
