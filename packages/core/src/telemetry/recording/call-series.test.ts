import { expect, it } from "vitest";
import { nanoUsd } from "../../catalog/index.ts";
import type { AttemptRecord } from "../metadata.ts";
import { CallSeries } from "./call-series.ts";

const cost = { usd: 1e-6, nanoUsd: nanoUsd(1000), certainty: "exact" } as const;
const call: AttemptRecord = { number: 1, model: "a/m", outcome: "completion", startedAtMs: 0, durationMs: 200, cost };

it("counts calls, what failed, what was wasted, and what it took", () => {
  const series = new CallSeries();
  series.add({ ...call, firstTokenMs: 50, usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 } });
  series.add({ ...call, outcome: "fault", fault: { kind: "timeout" }, cost: { ...cost, certainty: "at-least" } });
  expect(series.stats()).toMatchObject({
    calls: 2,
    completions: 1,
    faults: { timeout: 1 },
    success: 0.5,
    inputTokens: 10,
    outputTokens: 5,
    cost: { nanoUsd: 2000, certainty: "at-least" },
    wasted: { nanoUsd: 1000 },
  });
  expect([series.stats().firstTokenMs.count, series.stats().totalMs.count]).toEqual([1, 1]);
});

it("has a success of 0 before anything was called", () => {
  expect(new CallSeries().stats()).toMatchObject({ calls: 0, success: 0 });
});
