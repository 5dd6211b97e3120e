import { expect, it } from "vitest";
import { resolveBreakerOptions } from "./breaker-options.ts";

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
