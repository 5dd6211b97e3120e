import { describe, expect, it } from "vitest";
import { changeAt, firstWindow, runChange, windowLength } from "./change.ts";

describe("firstWindow", () => {
  const values = Array.from({ length: 300 }, (_, step) => (step < 120 ? 0 : 1));

  it("finds the first window that is as wanted", () => {
    // Half of the 50 from step 95 on lie at or beyond 120.
    expect(firstWindow(values, 0, (mean) => mean >= 0.5)).toBe(95);
    expect(firstWindow(values, 50, (mean) => mean >= 1)).toBe(70);
  });

  it("is 0 where all is well at once, and infinite where nothing ever is", () => {
    expect(firstWindow(values, 200, (mean) => mean === 1)).toBe(0);
    expect(firstWindow(values, 0, (mean) => mean > 1)).toBe(Number.POSITIVE_INFINITY);
  });
});

it("loses no request while a model is down, and goes the same way for the same seed", async () => {
  const job = { part: "change", scenario: "outage", forgetting: "default", seed: 1 } as const;
  const result = await runChange(job);
  expect(result.lost).toBe(0);
  expect(result.failedCalls).toBeGreaterThan(0);
  expect(await runChange(job)).toEqual(result);
});

it("looks at windows that fit behind the change", () => {
  expect(windowLength).toBeLessThan(changeAt);
});
