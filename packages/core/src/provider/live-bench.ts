import type { ModelQuality } from "../catalog/index.ts";

/** A row of LiveBench's table: its name, with the effort, and per cent overall, in coding, in mathematics and in reasoning. */
export type LiveBenchRow = readonly [
  row: string,
  overall: number,
  coding: number,
  mathematics: number,
  reasoning: number,
];

/**
 * Facts about quality from a release of LiveBench (White et al., "LiveBench: A Challenging, Contamination-Limited LLM
 * Benchmark", 2024; the tables are at github.com/LiveBench/livebench.github.io). Overall is the mean of its categories of
 * coding, mathematics, reasoning, data analysis, language and instruction following, whose questions stayed the same from
 * release 2026-01-08 to 2026-06-25; agentic coding, whose questions changed, is left out. Models are measured at their
 * highest effort, and do worse with less.
 */
export function liveBench(
  release: string,
  rows: Readonly<Record<string, LiveBenchRow>>,
): Readonly<Record<string, ModelQuality>> {
  const quality: Record<string, ModelQuality> = {};
  for (const [model, [row, overall, coding, mathematics, reasoning]] of Object.entries(rows)) {
    quality[model] = {
      mean: overall / 100,
      source: `LiveBench ${release}, ${row}`,
      asOf: release,
      byTask: { code: coding / 100, math: mathematics / 100, reasoning: reasoning / 100 },
    };
  }
  return quality;
}
