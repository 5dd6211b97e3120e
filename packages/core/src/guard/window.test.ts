import fc from "fast-check";
import { expect, it } from "vitest";
import { addToWindow, talliesOf, totalOf, type Window } from "./window.ts";

const windowMs = 30_000;
const failed = { calls: 1, failed: 1, slow: 0 };
const ok = { calls: 1, failed: 0, slow: 0 };

it("holds what happened within its length, and drops it by elapsed time alone", () => {
  let window: Window = [];
  window = addToWindow(window, 1000, windowMs, "a", failed);
  window = addToWindow(window, 2000, windowMs, "b", ok);
  expect(totalOf(talliesOf(window, 26_000, windowMs).values())).toEqual({ calls: 2, failed: 1, slow: 0 });
  expect(talliesOf(window, 26_000, windowMs).get("a")).toEqual(failed);
  expect(talliesOf(window, 31_000, windowMs).size).toBe(0);
});

it("counts every call of the last nine tenths of its length and none that is older than all of it", () => {
  const steps = fc.array(fc.nat(8000), { maxLength: 60 });
  fc.assert(
    fc.property(steps, (gapsMs) => {
      let window: Window = [];
      let nowMs = 0;
      const moments: number[] = [];
      for (const gapMs of gapsMs) {
        nowMs += gapMs;
        moments.push(nowMs);
        window = addToWindow(window, nowMs, windowMs, "a", ok);
        const { calls } = totalOf(talliesOf(window, nowMs, windowMs).values());
        expect(calls).toBeGreaterThanOrEqual(moments.filter((moment) => moment > nowMs - 0.9 * windowMs).length);
        expect(calls).toBeLessThanOrEqual(moments.filter((moment) => moment > nowMs - windowMs).length);
      }
    }),
  );
});

it("stays small, however many calls and sources there are", () => {
  let window: Window = [];
  for (let call = 0; call < 2000; call += 1) window = addToWindow(window, call * 20, windowMs, `model-${call}`, ok);
  expect(window.length).toBeLessThanOrEqual(10);
  for (const bucket of window) expect(bucket.tallies.size).toBeLessThanOrEqual(17);
  expect(totalOf(talliesOf(window, 40_000, windowMs).values()).calls).toBeGreaterThan(1300);
});
