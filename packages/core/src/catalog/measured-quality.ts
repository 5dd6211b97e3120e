import type { ModelCard, ModelQuality } from "./model-card.ts";

/** A row of LiveBench's table: its name, with the effort, and per cent overall, in coding, in mathematics and in reasoning. */
type Row = readonly [row: string, overall: number, coding: number, mathematics: number, reasoning: number];

/**
 * Release 2026-06-25: `public/table_2026_06_25.csv` at 1a34cb1. Rows marked "later" were added to the release after it came
 * out, and were read from the copy of the tables at github.com/DeepSeaGazer/new-livebench, 04509ed.
 */
const june2026: Readonly<Record<string, Row>> = {
  "claude-fable-5": ["claude-fable-5-xhigh-effort", 84.3, 82.5, 95.7, 87.7],
  "claude-opus-4-5": ["claude-opus-4-5-20251101-thinking-64k-high-effort", 78.1, 79.7, 90.4, 80.1],
  "claude-opus-4-6": ["claude-opus-4-6-thinking-auto-high-effort", 78.8, 78.2, 89.3, 88.7],
  "claude-opus-4-7": ["claude-opus-4-7-xhigh-effort", 80.8, 82.1, 92.9, 87.2],
  "claude-opus-4-8": ["claude-opus-4-8-xhigh-effort", 82.7, 79.3, 95.3, 89.7],
  "claude-opus-5": ["claude-opus-5-max-effort", 82.6, 81.4, 95.7, 91.2], // later
  "claude-sonnet-4-6": ["claude-sonnet-4-6-thinking-auto-medium-effort", 78.1, 79.3, 87.0, 84.8],
  "claude-sonnet-5": ["claude-sonnet-5-xhigh-effort", 78.8, 80.7, 92.9, 88.7],
  "deepseek-v4-flash": ["deepseek-v4-flash", 70.1, 69.2, 79.6, 70.6],
  "deepseek-v4-pro": ["deepseek-v4-pro", 76.4, 70.0, 90.7, 82.7],
  "gemini-3.1-pro-preview": ["gemini-3.1-pro-preview-high", 82.4, 76.5, 91.0, 84.0],
  "gemini-3.5-flash": ["gemini-3.5-flash-high", 78.9, 78.2, 88.2, 82.0],
  "gemini-3.5-flash-lite": ["gemini-3.5-flash-lite-high", 67.1, 76.1, 73.7, 60.2], // later
  "gemini-3.6-flash": ["gemini-3.6-flash-high", 78.6, 77.9, 86.4, 85.1], // later
  "gpt-5.2": ["gpt-5.2-2025-12-11-high", 78.7, 76.1, 93.2, 83.2],
  "gpt-5.4": ["gpt-5.4-xhigh", 82.0, 77.5, 94.1, 88.1],
  "gpt-5.4-mini": ["gpt-5.4-mini-xhigh", 70.5, 71.6, 78.5, 71.3],
  "gpt-5.4-nano": ["gpt-5.4-nano-xhigh", 73.4, 70.8, 91.0, 81.1],
  "gpt-5.5": ["gpt-5.5-xhigh", 84.6, 82.1, 95.9, 89.7],
  "gpt-5.6-luna": ["gpt-5.6-luna-max", 77.7, 82.9, 87.2, 85.6], // later
  "gpt-5.6-sol": ["gpt-5.6-sol-max", 85.2, 83.9, 96.2, 91.7], // later
  "gpt-5.6-terra": ["gpt-5.6-terra-max", 81.8, 78.2, 94.9, 90.6], // later
};

/** Release 2026-01-08, for models that the later one no longer measures: `public/table_2026_01_08.csv` at 01fa310. */
const january2026: Readonly<Record<string, Row>> = {
  "claude-haiku-4-5": ["claude-haiku-4-5-20251001-thinking-64k", 64.6, 72.8, 77.5, 61.7],
  "claude-sonnet-4-5": ["claude-sonnet-4-5-20250929-thinking-64k", 70.7, 80.4, 79.3, 77.6],
  "gemini-2.5-flash": ["gemini-2.5-flash-preview-09-2025-highthinking", 58.1, 67.5, 75.4, 51.5],
  "gemini-2.5-flash-lite": ["gemini-2.5-flash-lite-preview-09-2025-highthinking", 49.2, 65.4, 64.9, 36.2],
  "gemini-2.5-pro": ["gemini-2.5-pro-06-05-highthinking", 62.5, 75.7, 68.3, 70.8],
  "gemini-3-flash-preview": ["gemini-3-flash-preview-high", 77.8, 73.9, 84.2, 74.5],
  "gemini-3-pro-preview": ["gemini-3-pro-preview-11-2025-high", 76.5, 74.6, 81.8, 77.4],
  "gpt-5-mini": ["gpt-5-mini-high", 69.1, 68.2, 82.2, 68.3],
  "gpt-5-nano": ["gpt-5-nano-high", 52.8, 62.4, 68.4, 40.3],
  "gpt-5.1": ["gpt-5.1-2025-11-13-high", 75.2, 72.5, 86.9, 78.8],
};

/**
 * What others measured of models' answers, by the vendor's name of the model without its version, so that it holds wherever
 * the model is served. It is where learning starts from; models that are not here are believed in by their price.
 *
 * From LiveBench (White et al., "LiveBench: A Challenging, Contamination-Limited LLM Benchmark", ICLR 2025), as its tables
 * stand in the repository github.com/LiveBench/livebench.github.io, which states no licence for them: only figures are taken,
 * worked out as follows. Coding is the mean of its columns `code_completion` and `code_generation`, mathematics of `AMPS_Hard`,
 * `integrals_with_game`, `math_comp` and `olympiad`, reasoning of `logic_with_navigation`, `spatial`, `theory_of_mind` and
 * `zebra_puzzle`. Overall is the mean of these three and of data analysis, language and instruction following, whose questions
 * stayed the same between both releases; agentic coding, whose questions changed, is left out. Models were measured at their
 * highest effort, and do worse with less.
 */
export const measuredQuality: ReadonlyMap<string, ModelQuality> = new Map([
  ...facts("2026-01-08", january2026),
  ...facts("2026-06-25", june2026),
]);

/** A card with what was measured of its model, whose name without its version is given, unless it says so itself. */
export function withMeasuredQuality(base: string, card: ModelCard): ModelCard {
  // A proxy's name of a model ends in the vendor's.
  const quality = card.quality ?? measuredQuality.get(base.slice(base.lastIndexOf("/") + 1));
  return quality === card.quality ? card : { ...card, quality };
}

function facts(release: string, rows: Readonly<Record<string, Row>>): readonly (readonly [string, ModelQuality])[] {
  return Object.entries(rows).map(([model, [row, overall, coding, mathematics, reasoning]]) => [
    model,
    {
      mean: overall / 100,
      source: `LiveBench ${release}, ${row}`,
      asOf: release,
      byTask: { code: coding / 100, math: mathematics / 100, reasoning: reasoning / 100 },
    },
  ]);
}
