import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { durationMsOf, msUntil, retryAfterMsOf } from "./retry-after.ts";

const from = (headers: Record<string, string>): number | undefined => retryAfterMsOf(new Headers(headers));

it("reads milliseconds before seconds, and seconds in any form that vendors write", () => {
  expect(from({ "retry-after-ms": "250", "retry-after": "9" })).toBe(250);
  expect(from({ "retry-after": "20" })).toBe(20_000);
  expect(from({ "retry-after": "1.5" })).toBe(1500);
  expect(from({ "retry-after": "0" })).toBe(0);
  expect(from({ "retry-after-ms": "soon", "retry-after": "2" })).toBe(2000);
});

it("reads a date against the response's own, so that this machine's clock may be wrong", () => {
  const date = "Wed, 21 Oct 2015 07:28:00 GMT";
  expect(from({ date, "retry-after": "Wed, 21 Oct 2015 07:28:30 GMT" })).toBe(30_000);
  expect(from({ date, "retry-after": "Wednesday, 21-Oct-15 07:29:00 GMT" })).toBe(60_000);
  expect(from({ date, "retry-after": "Wed, 21 Oct 2015 07:27:00 GMT" })).toBe(0);
});

it("reads a date against this machine's clock where the response has none", () => {
  vi.useFakeTimers({ now: new Date("2015-10-21T07:28:00Z") });
  const restMs = from({ "retry-after": "Wed, 21 Oct 2015 07:29:00 GMT" });
  vi.useRealTimers();
  expect(restMs).toBe(60_000);
});

it("never asks for more than a day", () => {
  expect(from({ "retry-after": "1e12" })).toBe(86_400_000);
  expect(from({ "retry-after-ms": "1e12" })).toBe(86_400_000);
  expect(from({ "retry-after": "Wed, 21 Oct 2099 07:28:00 GMT" })).toBe(86_400_000);
});

it("takes nonsense for no answer, also where the platform would make a date of it", () => {
  for (const value of ["", "-5", "soon 5", "Infinity", "NaN", "tomorrow", "25:99"]) {
    expect([value, from({ "retry-after": value })]).toEqual([value, undefined]);
  }
  expect(retryAfterMsOf(undefined)).toBeUndefined();
  expect(retryAfterMsOf({ get: () => null })).toBeUndefined();
});

it("reads the durations in which OpenAI tells its resets", () => {
  expect(["1s", "6m0s", "120ms", "1h2m3.5s", "8.64s", "0s"].map(durationMsOf)).toEqual([
    1000, 360_000, 120, 3_723_500, 8640, 0,
  ]);
  for (const value of ["", "60", "1 s", "s", "1m30", "-1s", "1s later", null, undefined]) {
    expect([value, durationMsOf(value)]).toEqual([value, undefined]);
  }
});

it("reads Anthropic's moments", () => {
  const headers = new Headers({ date: "Sun, 22 Nov 2026 12:00:00 GMT" });
  expect(msUntil("2026-11-22T12:00:07Z", headers)).toBe(7000);
  expect(msUntil("2026-11-22T13:00:07+01:00", headers)).toBe(7000);
  expect(msUntil("2026-11-22T11:00:00Z", headers)).toBe(0);
});

it("gives a length of time or nothing for whatever a server sends, and never throws", () => {
  const text = fc.oneof(
    fc.string(),
    fc.double().map(String),
    fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
  );
  fc.assert(
    fc.property(text, text, text, (ms, after, date) => {
      const values: Record<string, string> = { "retry-after-ms": ms, "retry-after": after, date };
      const restMs = retryAfterMsOf({ get: (name) => values[name] ?? null }) ?? 0;
      expect(restMs >= 0 && restMs <= 86_400_000).toBe(true);
      const lengthMs = durationMsOf(after) ?? 0;
      expect(Number.isFinite(lengthMs) && lengthMs >= 0).toBe(true);
    }),
  );
});
