import type { Section } from "../benchmark.ts";
import { dollars, percent, withInterval } from "../report/number-text.ts";
import { meanOf, summarize } from "../statistics/summary.ts";
import { objectiveOf } from "./bandit.ts";
import { hindsightOf } from "./hindsight.ts";
import { labelsOf } from "./labels.ts";
import { recordedSet } from "./recorded-sets.ts";
import { replay } from "./replay-stream.ts";
import { metricsOf } from "./stream-metrics.ts";

/** The set whose stream is paced. */
export const pacedSet = "paretobandit";

/** What a request may cost on average, in US dollars: the ceilings that ParetoBandit publishes and that hold spend down. */
export const ceilings: readonly number[] = [0.00023, 0.0003, 0.00066];

/** Its loose ceiling: a stream that settles on the middle model never comes near it, so that it is no measure of pacing. */
export const looseCeiling = 0.0019;
const allCeilings: readonly number[] = [...ceilings, looseCeiling];

/** One paced stream. */
export interface PacingJob {
  readonly part: "pacing";
  readonly dataFolder: string;
  readonly ceilingUsd: number;
  readonly seed: number;
}

/** What a paced stream came to. */
export interface PacingResult {
  /** Spend as a share of the ceiling. */
  readonly spent: number;
  readonly score: number;
  /** The mean score of the best mix of fixed models that costs no more: known in hindsight only. */
  readonly bestMix: number;
}

/** The streams to measure. */
export function pacingJobs(dataFolder: string, seeds: number): readonly PacingJob[] {
  return allCeilings.flatMap((ceilingUsd) =>
    Array.from({ length: seeds }, (_, index) => ({
      part: "pacing" as const,
      dataFolder,
      ceilingUsd,
      seed: index + 1,
    })),
  );
}

/** Measures one paced stream. Quality is all that counts, so that nothing but the ceiling holds spend down. */
export async function runPacing({ dataFolder, ceilingUsd, seed }: PacingJob): Promise<PacingResult> {
  const set = recordedSet(dataFolder, pacedSet);
  const hindsight = hindsightOf(set, 0);
  const choices = await replay({
    set,
    seed,
    labels: labelsOf(set, "true", seed),
    objective: objectiveOf(0, hindsight.costReference),
    pace: { usdPerRequest: ceilingUsd },
  });
  const { usdPerThousand, score } = metricsOf(set, hindsight, choices);
  const fixed = set.models.map((_, place) => ({
    costUsd: meanOf(set.rows.map(({ outcomes }) => outcomes[place]?.costUsd ?? 0)),
    score: meanOf(set.rows.map(({ outcomes }) => outcomes[place]?.score ?? 0)),
  }));
  return { spent: usdPerThousand / 1000 / ceilingUsd, score, bestMix: bestMixOf(fixed, ceilingUsd) };
}

/** The highest mean score that a random mix of two models has whose mean cost is no more than the ceiling. */
export function bestMixOf(
  models: readonly { readonly costUsd: number; readonly score: number }[],
  ceilingUsd: number,
): number {
  let best = Number.NEGATIVE_INFINITY;
  for (const cheap of models) {
    if (cheap.costUsd > ceilingUsd) continue;
    best = Math.max(best, cheap.score);
    for (const dear of models) {
      if (dear.costUsd <= ceilingUsd) continue;
      const share = (ceilingUsd - cheap.costUsd) / (dear.costUsd - cheap.costUsd);
      best = Math.max(best, cheap.score + share * (dear.score - cheap.score));
    }
  }
  return best;
}

/** What came of it. The headline is the ceiling whose mean spend over the seeds is furthest off, and the worst stream. */
export function pacingReport(
  jobs: readonly PacingJob[],
  results: readonly PacingResult[],
): { readonly headline: Readonly<Record<string, number>>; readonly sections: readonly Section[] } {
  const offs: number[] = [];
  const rows = allCeilings.map((ceilingUsd) => {
    const some = results.filter((_, index) => jobs[index]?.ceilingUsd === ceilingUsd);
    const spent = summarize(some.map((result) => result.spent));
    if (ceilingUsd !== looseCeiling) offs.push(Math.abs(spent.mean - 1));
    return [
      dollars(ceilingUsd * 1000),
      withInterval(spent, 4),
      `${percent(spent.least, 1)} to ${percent(spent.most, 1)}`,
      withInterval(summarize(some.map(({ score }) => score)), 4),
      meanOf(some.map(({ bestMix }) => bestMix)).toFixed(4),
    ];
  });
  return {
    headline: {
      "pacing.worstDeviation": Math.max(...offs),
      "pacing.worstStream": Math.max(
        ...results
          .filter((_, index) => jobs[index]?.ceilingUsd !== looseCeiling)
          .map(({ spent }) => Math.abs(spent - 1)),
      ),
    },
    sections: [
      {
        title: `Pacing: ${pacedSet} under a ceiling, where nothing else holds spend down`,
        table: {
          columns: ["ceiling / 1,000", "spend ÷ ceiling", "over the seeds", "score reached", "best fixed mix"],
          rows,
        },
        notes: [
          "Best fixed mix: the best random mix of two models at this ceiling, in hindsight.",
          "The last ceiling does not hold every stream down: one that settles on the middle model spends a third of it.",
        ],
      },
    ],
  };
}
