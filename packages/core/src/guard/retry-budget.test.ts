import fc from "fast-check";
import { expect, it } from "vitest";
import { systemClock } from "../time/index.ts";
import { RetryBudget } from "./retry-budget.ts";

function clockAt(startMs = 0) {
  const time = { nowMs: startMs };
  return { time, clock: { ...systemClock, monotonic: () => time.nowMs } };
}

/** Spends until refused, and tells how much that was. */
function spendAll(budget: RetryBudget): number {
  for (let spent = 0; spent < 10_000; spent += 1) if (!budget.spend()) return spent;
  return Number.POSITIVE_INFINITY;
}

it("lets a program with few requests retry ten times in a second, and no more", () => {
  const { time, clock } = clockAt(123_456);
  const budget = new RetryBudget({ clock });
  expect(spendAll(budget)).toBe(10);
  time.nowMs += 500;
  expect(spendAll(budget)).toBe(5);
  time.nowMs += 3_600_000;
  expect(spendAll(budget)).toBe(10);
});

it("allows one retry for every five requests on top", () => {
  const { clock } = clockAt();
  const budget = new RetryBudget({ clock });
  spendAll(budget);
  let retries = 0;
  for (let request = 0; request < 1000; request += 1) {
    budget.deposit();
    if (budget.spend()) retries += 1;
  }
  expect(retries).toBe(200);
});

it("keeps retries under 20 % + 10/s over any window, plus the one second's worth that it holds", () => {
  const step = fc.record({ gapMs: fc.nat(400), requests: fc.nat(30), retries: fc.nat(60), failovers: fc.nat(5) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { time, clock } = clockAt();
      const budget = new RetryBudget({ clock });
      const history: { atMs: number; requests: number; retries: number }[] = [];
      for (const { gapMs, requests, retries, failovers } of steps) {
        time.nowMs += gapMs;
        for (let request = 0; request < requests; request += 1) budget.deposit();
        for (let failover = 0; failover < failovers; failover += 1) budget.draw();
        let granted = 0;
        for (let retry = 0; retry < retries; retry += 1) if (budget.spend()) granted += 1;
        history.push({ atMs: time.nowMs, requests, retries: granted });
        for (let from = 0; from < history.length; from += 1) {
          const window = history.slice(from);
          const seconds = (time.nowMs - (window[0]?.atMs ?? 0)) / 1000;
          const sum = (of: "requests" | "retries"): number => window.reduce((total, entry) => total + entry[of], 0);
          expect(sum("retries")).toBeLessThanOrEqual(0.2 * sum("requests") + 10 * seconds + 10 + 1e-6);
        }
      }
    }),
  );
});

it("counts failovers, never so many that retries are gone for more than two seconds after", () => {
  const { time, clock } = clockAt();
  const budget = new RetryBudget({ clock });
  budget.draw();
  expect(spendAll(budget)).toBe(9);
  for (let failover = 0; failover < 10_000; failover += 1) budget.draw();
  expect(budget.spend()).toBe(false);
  time.nowMs += 1000;
  expect(budget.spend()).toBe(false);
  time.nowMs += 1000;
  expect(spendAll(budget)).toBe(10);
});

it("can be told to allow none, or less than one each second", () => {
  const { time, clock } = clockAt();
  const none = new RetryBudget({ clock, options: { share: 0, perSecond: 0 } });
  none.deposit();
  expect(none.spend()).toBe(false);
  const seldom = new RetryBudget({ clock, options: { share: 0.1, perSecond: 0 } });
  expect(spendAll(seldom)).toBe(1);
  for (let request = 0; request < 10; request += 1) seldom.deposit();
  time.nowMs += 60_000;
  expect(spendAll(seldom)).toBe(1);
});
