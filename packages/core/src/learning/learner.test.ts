import { describe, expect, it } from "vitest";
import { hashText } from "../profile/index.ts";
import { Learner } from "./learner.ts";
import { lentToLearning } from "./lent.ts";

const nowMs = 1_700_000_000_000;
const context = ["code"];
const query = {
  model: "a/m",
  context,
  prices: { input: 1, output: 4, cacheRead: 0.1 },
  inputTokens: 2000,
  cachedTokens: 0,
  outputLimit: 100,
  nowMs,
};
const learner = (): Learner =>
  new Learner({ levels: 1, lent: lentToLearning, qualityPrior: () => ({ mean: 0.6, variance: 0.04 }) });

describe("a forecast", () => {
  it("is the priors' before anything was learned, at the model's prices", () => {
    const forecast = learner().forecast(query);
    expect(forecast.quality).toMatchObject({ mean: 0.6, evidence: 0 });
    expect(forecast.success.mean).toBeCloseTo(0.999);
    expect(forecast.costUsd).toBeCloseTo((2000 * 1 + forecast.outputTokens * 4) / 1e6, 12);
    expect(forecast.outputTokens).toBeLessThanOrEqual(100);
  });

  it("counts what is in the prompt cache at its price, and says where there is none", () => {
    const cold = learner().forecast(query);
    const warm = learner().forecast({ ...query, cachedTokens: 2000 });
    expect(cold.costUsd - warm.costUsd).toBeCloseTo((2000 * 0.9) / 1e6, 12);
    expect(learner().forecast({ ...query, prices: undefined })).toMatchObject({ costUsd: 0, priced: false });
  });

  it("moves with what attempts tell: failures, times and lengths", () => {
    const one = learner();
    const seen = { model: "a/m", context, inputTokens: 2000, atMs: nowMs, stream: false, firstTokenMs: undefined };
    for (let count = 0; count < 40; count += 1) {
      one.observeAttempt({ ...seen, outcome: "answered", totalMs: 900, outputTokens: 20 });
      one.observeAttempt({ ...seen, outcome: "failed", totalMs: 10, outputTokens: undefined });
    }
    const forecast = one.forecast(query);
    expect(forecast.success.mean).toBeLessThan(0.6);
    expect(forecast.totalMs).toBeLessThan(1400);
    expect(forecast.outputTokens).toBeLessThan(40);
  });
});

it("explores as far as scores come: not at all without any, and wholly with one for each decision", () => {
  const one = learner();
  expect(one.exploration(nowMs)).toBe(0);
  for (let count = 0; count < 100; count += 1) one.countDecision(context, nowMs);
  expect(one.exploration(nowMs)).toBe(0);
  for (let count = 0; count < 25; count += 1) {
    one.observeQuality({ model: "a/m", context, score: 1, atMs: nowMs, weight: 1 });
  }
  expect(one.exploration(nowMs)).toBeCloseTo(0.5, 6);
});

it("finds models and contexts by the hashes that ids hold", () => {
  const one = learner();
  one.countDecision(context, nowMs);
  one.forecast(query);
  expect(one.modelByHash(hashText("a/m"))).toBe("a/m");
  expect(one.contextByHash(hashText("code"))).toEqual(context);
  expect(one.modelByHash(hashText("b/m"))).toBeUndefined();
});
