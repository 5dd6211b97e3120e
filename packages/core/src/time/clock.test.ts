import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { epochSeconds, systemClock } from "./clock.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-11-22T12:00:00.900Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

it("tells the time of the machine", () => {
  expect(epochSeconds()).toBe(Date.parse("2026-11-22T12:00:00Z") / 1000);
  const before = systemClock.monotonic();
  vi.advanceTimersByTime(1500);
  expect(systemClock.now()).toBe(Date.parse("2026-11-22T12:00:02.400Z"));
  expect(systemClock.monotonic() - before).toBeCloseTo(1500);
});

it("calls back once, after the delay, unless cancelled", () => {
  const kept = vi.fn();
  const cancelled = vi.fn();
  systemClock.setTimer(kept, 100);
  systemClock.clearTimer(systemClock.setTimer(cancelled, 100));
  vi.advanceTimersByTime(99);
  expect(kept).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1000);
  expect(kept).toHaveBeenCalledTimes(1);
  expect(cancelled).not.toHaveBeenCalled();
});

it("waits as long as it can for a delay beyond the platform's limit, instead of firing at once", () => {
  const callback = vi.fn();
  const delays = vi.spyOn(globalThis, "setTimeout");
  for (const delayMs of [Number.POSITIVE_INFINITY, 2 ** 31, -5]) systemClock.setTimer(callback, delayMs);
  expect(delays.mock.calls.map(([, delayMs]) => delayMs)).toEqual([2 ** 31 - 1, 2 ** 31 - 1, 0]);
});

it("takes back a timer that has fired without complaint", () => {
  const timer = systemClock.setTimer(() => {}, 1);
  vi.advanceTimersByTime(2);
  expect(() => systemClock.clearTimer(timer)).not.toThrow();
});
