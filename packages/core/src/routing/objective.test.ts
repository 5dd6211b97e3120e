import { describe, expect, it } from "vitest";
import { forecastOf, helloProfile } from "../../test/policy-context.ts";
import { callValue, isObjective, type Objective, worthOf } from "./objective.ts";

const request = (inputTokens: number, outputLimit?: number) => ({ ...helloProfile, inputTokens, outputLimit });

describe("what an answer is worth", () => {
  // The reference: 2,000 tokens in at $1 and 500 out at $4 a million are $0.004.
  it.each<[Objective, number, number]>([
    ["cost", 0.012, 0.0002],
    ["balanced", 0.08, 0.0002],
    ["latency", 0.08, 0.004],
    ["quality", 0.8, 0.0002],
  ])("%s comes to $%d an answer and $%d a second", (objective, usdPerAnswer, usdPerSecond) => {
    const worth = worthOf(objective, request(2000));
    expect(worth.usdPerAnswer).toBeCloseTo(usdPerAnswer, 12);
    expect(worth.usdPerSecond).toBeCloseTo(usdPerSecond, 12);
  });

  it("scales with the request, and with what it allows an answer", () => {
    expect(worthOf("balanced", request(200_000)).usdPerAnswer).toBeCloseTo(20 * 0.202, 9);
    expect(worthOf("balanced", request(2000, 100)).usdPerAnswer).toBeCloseTo(20 * 0.0024, 9);
    expect(worthOf("balanced", request(2000, 8000))).toEqual(worthOf("balanced", request(2000)));
  });

  it("is what it is told to be, whatever the request", () => {
    const worth = { usdPerAnswer: 0.02, usdPerSecond: 0 };
    expect(worthOf({ usdPerAnswer: 0.02 }, request(10))).toEqual(worth);
    expect(worthOf({ usdPerAnswer: 0.02 }, request(1_000_000))).toEqual(worth);
    expect(worthOf({ usdPerAnswer: 0.02, usdPerSecond: 0.001 }, request(10)).usdPerSecond).toBe(0.001);
  });
});

describe("what a call is worth", () => {
  const worth = { usdPerAnswer: 0.08, usdPerSecond: 0.0002 };
  const small = forecastOf({ quality: 0.7, success: 0.9, costUsd: 0.001, totalMs: 4000, firstTokenMs: 500 });

  it("is the answer less its cost, if it comes, less the wait", () => {
    // 0.9 × (0.08 × 0.7 − 0.001) − 0.0002 × 4
    expect(callValue(small, 0.7, worth, false)).toBeCloseTo(0.0487, 12);
    // A stream is waited for until its first content.
    expect(callValue(small, 0.7, worth, true)).toBeCloseTo(0.0494, 12);
    // While a budget is paced, costs count for more.
    expect(callValue(small, 0.7, worth, false, 3)).toBeCloseTo(0.0469, 12);
  });

  it("takes 1 % more quality for $0.0008 here, and not for $0.0009", () => {
    const dearer = (extra: number) => forecastOf({ success: 0.9, costUsd: 0.001 + extra, totalMs: 4000 });
    const than = callValue(small, 0.7, worth, false);
    expect(callValue(dearer(0.0007), 0.71, worth, false)).toBeGreaterThan(than);
    expect(callValue(dearer(0.0009), 0.71, worth, false)).toBeLessThan(than);
  });
});

it("knows an objective", () => {
  for (const given of ["cost", "balanced", "latency", "quality", { usdPerAnswer: 0 }, { usdPerAnswer: 1 }]) {
    expect(isObjective(given)).toBe(true);
  }
  for (const given of [
    "cheap",
    "toString",
    null,
    5,
    {},
    { usdPerAnswer: -1 },
    { usdPerAnswer: Number.NaN },
    { usdPerAnswer: 1, usdPerSecond: "1" },
  ]) {
    expect(isObjective(given)).toBe(false);
  }
});
