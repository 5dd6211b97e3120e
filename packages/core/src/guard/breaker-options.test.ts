import { expect, it } from "vitest";
import { OvertureError } from "../chat/index.ts";
import { type BreakerOptions, resolveBreakerOptions } from "./breaker-options.ts";

it("fills in the defaults, also for options that are given as undefined", () => {
  expect(resolveBreakerOptions({ windowMs: undefined, consecutiveFaults: 3 }, 1)).toEqual({
    consecutiveFaults: 3,
    failureRate: 0.5,
    slowRate: 0.8,
    minimumCalls: 10,
    windowMs: 30_000,
    shortestOpenMs: 5000,
    longestOpenMs: 300_000,
    successesToClose: 2,
    probeLimitMs: 60_000,
    minimumSources: 1,
  });
});

it("keeps the longest open time at or above the shortest", () => {
  expect(resolveBreakerOptions({ shortestOpenMs: 400_000 }, 1).longestOpenMs).toBe(400_000);
});

it.each<[BreakerOptions, string]>([
  [{ failureRate: 50 }, "breaker.failureRate is 50; give a share above 0 and up to 1."],
  [{ slowRate: 0 }, "breaker.slowRate is 0; give a share above 0 and up to 1."],
  [{ windowMs: -1 }, "breaker.windowMs is -1; give a number above 0."],
  [{ consecutiveFaults: Number.NaN }, "breaker.consecutiveFaults is NaN; give a number above 0."],
])("names an option that makes no sense, and quotes it: %o", (options, message) => {
  const resolve = (): unknown => resolveBreakerOptions(options, 1);
  expect(resolve).toThrow(OvertureError);
  expect(resolve).toThrow(message);
});
