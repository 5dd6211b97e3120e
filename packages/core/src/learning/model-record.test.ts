import { describe, expect, it } from "vitest";
import { defaultHalfLives } from "./half-lives.ts";
import { ModelRecord } from "./model-record.ts";

const nowMs = 1_700_000_000_000;

describe("what is known of a model's calls", () => {
  it("begins with a model that hardly ever fails", () => {
    expect(new ModelRecord(defaultHalfLives).success(nowMs)).toEqual({ mean: 0.999, evidence: 0 });
  });

  it("believes in a failure, and forgets it within the hour", () => {
    const record = new ModelRecord(defaultHalfLives);
    for (let count = 0; count < 10; count += 1) record.countCall(false, nowMs);
    expect(record.success(nowMs).mean).toBeLessThan(0.51);
    expect(record.success(nowMs + 8 * defaultHalfLives.successMs).mean).toBeGreaterThan(0.98);
  });

  it("tells long prompts from short ones", () => {
    const record = new ModelRecord(defaultHalfLives);
    for (let count = 0; count < 50; count += 1) {
      record.observeFirstToken(500, 200, nowMs, false);
      record.observeFirstToken(50_000, 6000, nowMs, false);
    }
    expect(record.firstToken(400).mean(nowMs)).toBeLessThan(300);
    expect(record.firstToken(40_000).mean(nowMs)).toBeGreaterThan(4000);
  });

  it("learns how much is written for each task, cut at the request's limit", () => {
    const record = new ModelRecord(defaultHalfLives);
    for (let count = 0; count < 60; count += 1) {
      record.observeOutput("chat", 40, nowMs);
      record.observeOutput("essay", 2000, nowMs);
    }
    expect(record.outputTokens("chat", Number.POSITIVE_INFINITY, nowMs)).toBeLessThan(120);
    expect(record.outputTokens("essay", Number.POSITIVE_INFINITY, nowMs)).toBeGreaterThan(1800);
    expect(record.outputTokens("essay", 100, nowMs)).toBeLessThanOrEqual(101);
  });

  it("learns how many tokens the model takes for one that is estimated, more from long inputs than from short ones", () => {
    const record = new ModelRecord(defaultHalfLives);
    expect(record.tokensPerEstimated(nowMs)).toBe(1);
    record.observeInput(200, 300, nowMs);
    expect(record.tokensPerEstimated(nowMs)).toBeCloseTo(2300 / 2200);
    record.observeInput(100_000, 150_000, nowMs);
    expect(record.tokensPerEstimated(nowMs)).toBeCloseTo(1.5, 1);
  });

  it("forgets that with the half-life of quality: vendors change their tokenizers with their models", () => {
    const record = new ModelRecord(defaultHalfLives);
    record.observeInput(20_000, 30_000, nowMs);
    expect(record.tokensPerEstimated(nowMs + 10 * defaultHalfLives.qualityMs)).toBeCloseTo(1, 2);
  });

  it.each([
    ["far more than can be", 1e12, 2],
    ["far less than can be", 0.001, 0.5],
    ["nothing", 0, 1],
    ["less than nothing", -5, 1],
    ["no number", Number.NaN, 1],
    ["no report", undefined, 1],
  ])("keeps within a half and twice, whatever is reported: %s", (_, reported, expected) => {
    const record = new ModelRecord(defaultHalfLives);
    for (let count = 0; count < 100; count += 1) record.observeInput(1000, reported, nowMs);
    expect(record.tokensPerEstimated(nowMs)).toBeCloseTo(expected, 1);
  });

  it("is not led astray for long by one report that cannot be", () => {
    const record = new ModelRecord(defaultHalfLives);
    record.observeInput(1000, 1e12, nowMs);
    for (let count = 0; count < 40; count += 1) record.observeInput(1000, 1000, nowMs);
    expect(record.tokensPerEstimated(nowMs)).toBeLessThan(1.1);
  });
});
