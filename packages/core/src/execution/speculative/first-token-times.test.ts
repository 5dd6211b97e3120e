import { describe, expect, it } from "vitest";
import { candidates, profile } from "../../../test/candidates.ts";
import { runOf } from "../../../test/run-of.ts";
import { firstTokenTimes, shareBelow } from "./first-token-times.ts";

const [a] = candidates("a/m");
if (!a) throw new Error("no candidate");

function learned(run: ReturnType<typeof runOf>, model: string, ms: number, count = 50): void {
  for (let index = 0; index < count; index += 1) {
    run.engine.learner.record(model).observeFirstToken(10, ms * (0.9 + (index % 10) / 50), run.clock.now(), false);
  }
}

describe("a model's times", () => {
  it("are what was learned of it", () => {
    const run = runOf();
    learned(run, "a/m", 200);
    expect(firstTokenTimes(run, a).quantileMs(0.5)).toBeGreaterThan(170);
    expect(firstTokenTimes(run, a).quantileMs(0.95)).toBeLessThan(260);
  });

  it("are those of its family while little is known of it, else what is usual", () => {
    const run = runOf();
    const family = {
      ...a,
      card: { name: "m", ...a.card, capabilities: a.card?.capabilities ?? never(), family: "one" },
    };
    const usual = firstTokenTimes(run, family).quantileMs(0.5);
    expect(usual).toBeGreaterThan(600);
    learned(run, "b/m", 100);
    expect(firstTokenTimes(run, family).quantileMs(0.5)).toBe(usual);
    learned(run, "c/m", 100);
    expect(firstTokenTimes(run, family).quantileMs(0.5)).toBeLessThan(130);
    learned(run, "a/m", 3000, 8);
    expect(firstTokenTimes(run, family).quantileMs(0.5)).toBeGreaterThan(2000);
  });

  it("are longer where a model always thinks and nothing is known of it", () => {
    const run = runOf();
    const capabilities = { ...(a.card?.capabilities ?? never()), reasoning: "always" as const };
    const thinker = { ...a, card: { name: "m", capabilities } };
    expect(firstTokenTimes(run, thinker).quantileMs(0.5)).toBeCloseTo(4 * firstTokenTimes(run, a).quantileMs(0.5), 5);
  });

  it("are those of the effort that the request asks for, once a few were seen", () => {
    const run = runOf({ profile: { ...profile, effort: "high" } });
    learned(run, "a/m", 200);
    const observe = (ms: number, censored: boolean) =>
      run.engine.learner.record("a/m").observeFirstToken(10, ms, run.clock.now(), censored, "high");
    for (let count = 0; count < 3; count += 1) observe(3000, false);
    expect(firstTokenTimes(run, a).quantileMs(0.5)).toBeLessThan(300);
    for (let count = 0; count < 20; count += 1) observe(3000, false);
    expect(firstTokenTimes(run, a).quantileMs(0.5)).toBeGreaterThan(2500);
    // What lost took at least as long.
    const before = firstTokenTimes(run, a).quantileMs(0.9);
    for (let count = 0; count < 20; count += 1) observe(4000, true);
    expect(firstTokenTimes(run, a).quantileMs(0.9)).toBeGreaterThan(before);
  });
});

it("says what share of the times lies below a value", () => {
  const run = runOf();
  learned(run, "a/m", 200);
  const times = firstTokenTimes(run, a);
  expect(shareBelow(times, times.quantileMs(0.7))).toBeCloseTo(0.7, 2);
  expect(shareBelow(times, 1)).toBeLessThan(0.01);
});

function never(): never {
  throw new Error("the card has none");
}
