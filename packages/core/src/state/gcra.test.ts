import { expect, it } from "vitest";
import { gcra } from "./gcra.ts";

const rate = { bucket: "b", perMinute: 60, burst: 3, cost: 1 };

it("gives a burst at once, and then as much as flows in", () => {
  let fullAtMs: number | undefined;
  const waits = [0, 0, 0, 0, 1000, 1500].map((nowMs) => {
    const step = gcra(fullAtMs, rate, nowMs);
    if (step.retryAfterMs === 0) fullAtMs = step.fullAtMs;
    return step.retryAfterMs;
  });
  expect(waits).toEqual([0, 0, 0, 1000, 0, 500]);
});

it("never fits more than a burst", () => {
  expect(gcra(undefined, { ...rate, cost: 4 }, 0).retryAfterMs).toBe(Number.POSITIVE_INFINITY);
});

it("charges and gives back whatever a correction says, and no more than was there", () => {
  const charged = gcra(undefined, { ...rate, cost: 10, correction: true }, 0);
  expect(charged).toEqual({ fullAtMs: 10_000, retryAfterMs: 0 });
  expect(gcra(charged.fullAtMs, { ...rate, cost: -4, correction: true }, 0).fullAtMs).toBe(6000);
  expect(gcra(charged.fullAtMs, { ...rate, cost: -99, correction: true }, 500).fullAtMs).toBe(500);
});

it("lets in what just fits, though times are rounded", () => {
  const tokens = { bucket: "b", perMinute: 7_000_000, burst: 1000, cost: 1000 / 3 };
  const nowMs = 1_790_000_000_123;
  let fullAtMs: number | undefined;
  for (let taken = 0; taken < 3; taken += 1) {
    const step = gcra(fullAtMs, tokens, nowMs);
    expect(step.retryAfterMs).toBe(0);
    fullAtMs = step.fullAtMs;
  }
  expect(gcra(fullAtMs, tokens, nowMs).retryAfterMs).toBeGreaterThan(0);
});
