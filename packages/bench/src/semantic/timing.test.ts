import { virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import { timedTexts, timeOf, weightsSize } from "./timing.ts";

it("times a classifier once it is warm", () => {
  const clock = virtualClock();
  let nowMs = 0;
  let calls = 0;
  // The first calls take long; of the others every tenth does.
  const classify = () => {
    calls += 1;
    nowMs += calls <= 25 ? 5 : calls % 10 === 0 ? 0.2 : 0.1;
    return { task: "qa", confidence: 1 };
  };
  const timing = timeOf({ modelVersion: "1", classify }, "text", 100, { ...clock, monotonic: () => nowMs });
  expect(calls).toBe(125);
  expect([timing.p50, timing.p99]).toEqual([expect.closeTo(100), expect.closeTo(200)]);
});

it("has texts of about as many tokens as it says", () => {
  const words = Object.values(timedTexts).map((text) => text.split(" ").length);
  expect(words).toEqual([12, 652, 5202]);
});

it("weighs what is sent of the weights", () => {
  expect(weightsSize()).toBeGreaterThan(1000);
  expect(weightsSize()).toBeLessThan(1_000_000);
});
