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
});
