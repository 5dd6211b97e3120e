import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BudgetPeriod, periodAt, utcDays } from "./period.ts";

const at = (text: string): number => Date.parse(text);
const span = (now: string, period: BudgetPeriod, zone = "UTC") => {
  const { key, startMs, endMs } = periodAt(at(now), period, zone);
  return [key, new Date(startMs).toISOString(), new Date(endMs).toISOString()];
};

describe("a period", () => {
  it.each([
    ["2026-11-22T15:00:00Z", "day", "UTC", "2026-11-22", "2026-11-22T00:00:00.000Z", "2026-11-23T00:00:00.000Z"],
    ["2026-11-22T15:00:00Z", "week", "UTC", "2026-11-16", "2026-11-16T00:00:00.000Z", "2026-11-23T00:00:00.000Z"],
    ["2026-12-31T23:59:59Z", "month", "UTC", "2026-12-01", "2026-12-01T00:00:00.000Z", "2027-01-01T00:00:00.000Z"],
    // A day with 25 hours, and one with 23.
    [
      "2026-10-25T12:00:00Z",
      "day",
      "Europe/Berlin",
      "2026-10-25",
      "2026-10-24T22:00:00.000Z",
      "2026-10-25T23:00:00.000Z",
    ],
    [
      "2026-03-29T12:00:00Z",
      "day",
      "Europe/Berlin",
      "2026-03-29",
      "2026-03-28T23:00:00.000Z",
      "2026-03-29T22:00:00.000Z",
    ],
    // 23:30 of the last day of the month in Los Angeles.
    [
      "2026-12-01T07:30:00Z",
      "month",
      "America/Los_Angeles",
      "2026-11-01",
      "2026-11-01T07:00:00.000Z",
      "2026-12-01T08:00:00.000Z",
    ],
    [
      "2026-06-01T20:00:00Z",
      "day",
      "Asia/Kolkata",
      "2026-06-02",
      "2026-06-01T18:30:00.000Z",
      "2026-06-02T18:30:00.000Z",
    ],
    // Clocks that leap over midnight: the day begins at one o'clock.
    [
      "2026-04-24T12:00:00Z",
      "day",
      "Africa/Cairo",
      "2026-04-24",
      "2026-04-23T22:00:00.000Z",
      "2026-04-24T21:00:00.000Z",
    ],
  ] as const)("at %s, by the %s in %s, is that of %s", (now, period, zone, ...wanted) => {
    expect(span(now, period, zone)).toEqual(wanted);
  });

  it("in total never ends", () => {
    expect(periodAt(0, "total", "UTC")).toEqual({ key: "total", startMs: -Infinity, endMs: Infinity });
  });

  it("holds its moment, and meets its neighbours without a gap, in every zone", () => {
    const zones = ["UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Apia", "Australia/Lord_Howe", "Asia/Tehran"];
    const moments = fc.integer({ min: at("2015-01-01T00:00:00Z"), max: at("2035-01-01T00:00:00Z") });
    fc.assert(
      fc.property(moments, fc.constantFrom(...zones), fc.constantFrom("day", "week", "month"), (now, zone, period) => {
        const { key, startMs, endMs } = periodAt(now, period, zone);
        expect(startMs).toBeLessThanOrEqual(now);
        expect(endMs).toBeGreaterThan(now);
        expect(periodAt(startMs, period, zone).key).toBe(key);
        expect(periodAt(endMs - 1, period, zone).key).toBe(key);
        expect(periodAt(endMs, period, zone).startMs).toBe(endMs);
      }),
      { numRuns: 300, seed: 9 },
    );
  });
});

it("lists the days that a span touches, and no more than it may", () => {
  expect(utcDays(at("2026-11-21T23:00:00Z"), at("2026-11-23T00:00:00Z"), 100)).toEqual([
    "2026-11-21",
    "2026-11-22",
    "2026-11-23",
  ]);
  expect(utcDays(0, at("2026-11-23T00:00:00Z"), 2)).toHaveLength(2);
});
