import { describe, expect, it } from "vitest";
import { bestMixOf, ceilings, looseCeiling, type PacingJob, pacingJobs, pacingReport } from "./pacing.ts";

describe("bestMixOf", () => {
  const models = [
    { costUsd: 1, score: 0.6 },
    { costUsd: 3, score: 0.8 },
    { costUsd: 11, score: 0.9 },
  ];

  it("mixes two models so that the ceiling is reached", () => {
    expect(bestMixOf(models, 2)).toBeCloseTo(0.7);
    expect(bestMixOf(models, 7)).toBeCloseTo(0.85);
  });

  it("takes one model where that is best, and nothing where nothing is affordable", () => {
    expect(bestMixOf(models, 100)).toBe(0.9);
    expect(bestMixOf([...models, { costUsd: 0.5, score: 0.95 }], 2)).toBe(0.95);
    expect(bestMixOf(models, 0.5)).toBe(Number.NEGATIVE_INFINITY);
  });
});

it("puts the ceiling that is furthest off on average, and the stream that is, into the headline", () => {
  const jobs: readonly PacingJob[] = pacingJobs("", 2);
  const results = jobs.map(({ ceilingUsd, seed }) => ({
    // The first ceiling is missed by 4 % either way, the last by 2 % the same way.
    spent:
      ceilingUsd === ceilings[0]
        ? seed === 1
          ? 0.96
          : 1.04
        : ceilingUsd === ceilings[2]
          ? 0.98
          : ceilingUsd === looseCeiling
            ? 0.3
            : 1,
    score: 0.9,
    bestMix: 0.91,
  }));
  const { headline } = pacingReport(jobs, results);
  expect(headline["pacing.worstDeviation"]).toBeCloseTo(0.02);
  expect(headline["pacing.worstStream"]).toBeCloseTo(0.04);
});
