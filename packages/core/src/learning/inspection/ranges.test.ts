import { describe, expect, it } from "vitest";
import { learner, nowMs } from "../../../test/learners.ts";
import { seededRandom } from "../../time/index.ts";
import type { Learner } from "../learner.ts";
import { rangesOf } from "./ranges.ts";

const query = {
  model: "a/m",
  context: ["code"],
  prices: { input: 1, output: 10 },
  inputTokens: 1000,
  cachedTokens: 0,
  outputLimit: undefined,
  nowMs,
};

function told(of: Learner, count: number): Learner {
  const random = seededRandom("ranges");
  for (let index = 0; index < count; index += 1) {
    of.observeAttempt({
      model: "a/m",
      context: ["code"],
      inputTokens: 1000,
      atMs: nowMs,
      outcome: "answered",
      stream: false,
      firstTokenMs: undefined,
      totalMs: 1000 + 9000 * random(),
      outputTokens: 100 + Math.floor(900 * random()),
    });
  }
  return of;
}

describe("ranges", () => {
  it("hold four fifths of what happens", () => {
    const own = told(learner(), 2000);
    const { totalMs, outputTokens } = rangesOf(own, query, own.forecast(query));
    // Evenly spread from 1 to 10 seconds; buckets grow by a fifth.
    expect(totalMs[0]).toBeGreaterThan(1600);
    expect(totalMs[0]).toBeLessThan(2300);
    expect(totalMs[1]).toBeGreaterThan(8000);
    expect(totalMs[1]).toBeLessThan(10_500);
    expect(outputTokens[0]).toBeGreaterThan(160);
    expect(outputTokens[1]).toBeLessThan(1050);
  });

  it("grow narrow as more is known", () => {
    const width = (of: Learner): number => {
      const { success } = rangesOf(of, query, of.forecast(query));
      return success[1] - success[0];
    };
    expect(width(told(learner(), 200))).toBeLessThan(width(learner()));
  });

  it("turn tokens into dollars, cut at what the request allows", () => {
    const own = told(learner(), 500);
    const free = rangesOf(own, query, own.forecast(query));
    expect(free.costUsd[1]).toBeCloseTo((1000 + 10 * free.outputTokens[1]) / 1e6, 12);
    const cut = { ...query, outputLimit: 50 };
    expect(rangesOf(own, cut, own.forecast(cut)).outputTokens[1]).toBeLessThanOrEqual(50);
    const unpriced = { ...query, prices: undefined };
    expect(rangesOf(own, unpriced, own.forecast(unpriced)).costUsd).toEqual([0, 0]);
  });
});
