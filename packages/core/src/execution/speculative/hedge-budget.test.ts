import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { budgetWindowMs, HedgeBudget } from "./hedge-budget.ts";

describe("a hedge budget", () => {
  it("allows one hedge at first, and the next one when it has been earned", () => {
    const budget = new HedgeBudget();
    expect(budget.allows()).toBe(true);
    budget.take(1, 0);
    expect(budget.allows()).toBe(false);
    budget.earn(0.9, 1);
    expect(budget.allows()).toBe(false);
    budget.earn(0.1, 2);
    expect(budget.allows()).toBe(true);
  });

  it("lets a hedge that is ten times as dear cost ten times as much", () => {
    const budget = new HedgeBudget();
    budget.earn(10, 0);
    for (let count = 0; count < 10; count += 1) budget.take(1, 0);
    expect(budget.allows()).toBe(true);
    budget.earn(10, 0);
    budget.take(10, 0);
    budget.take(0.1, 0);
    expect(budget.allows()).toBe(false);
  });

  it("forgets an allowance that was not used within the window, but not what is owed", () => {
    const budget = new HedgeBudget();
    budget.earn(10, 0);
    budget.take(1, budgetWindowMs);
    expect(budget.allows()).toBe(false);
    budget.earn(0.5, 3 * budgetWindowMs);
    expect(budget.allows()).toBe(false);
  });

  it("is corrected to what a hedge did cost", () => {
    const budget = new HedgeBudget();
    budget.take(3, 0);
    budget.correct(3, 1, 0);
    budget.earn(1, 0);
    expect(budget.allows()).toBe(true);
    budget.take(1, 0);
    budget.correct(1, 2, 0);
    budget.earn(1.9, 0);
    expect(budget.allows()).toBe(false);
  });

  it("never lets all hedges cost more than was earned and one of them", () => {
    const step = fc.record({
      usd: fc.double({ min: 0, max: 10, noNaN: true }),
      hedge: fc.boolean(),
      afterMs: fc.nat(90_000),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const budget = new HedgeBudget();
        let [earned, spent, dearest, nowMs] = [0, 0, 0, 0];
        for (const { usd, hedge, afterMs } of steps) {
          nowMs += afterMs;
          if (!hedge) {
            budget.earn(usd, nowMs);
            earned += usd;
          } else if (budget.allows()) {
            budget.take(usd, nowMs);
            spent += usd;
            dearest = Math.max(dearest, usd);
          }
          expect(spent).toBeLessThanOrEqual(earned + dearest + 1e-6);
        }
      }),
      { seed: 6 },
    );
  });
});
