import type { EpochSums } from "../forward-decay.ts";
import type { HalfLives } from "../half-lives.ts";
import type { Learner } from "../learner.ts";
import type { HistogramSums, LogHistogram } from "../log-histogram.ts";
import type { ModelRecord } from "../model-record.ts";

/** A distribution of durations for prompts up to a size; `null` for those that are larger than any. */
export interface ExportedDuration extends HistogramSums {
  readonly upToTokens: number | null;
}

/** What was counted of one model. */
export interface ExportedModel {
  readonly model: string;
  /** How many calls answered, and how many there were. */
  readonly calls: readonly EpochSums[];
  readonly firstToken: readonly ExportedDuration[];
  readonly total: readonly ExportedDuration[];
  /** Input tokens that were reported, and what they had been estimated at. */
  readonly input: readonly EpochSums[];
  readonly output: HistogramSums;
  /** Tokens and answers, by context. */
  readonly outputByContext: readonly { readonly context: string; readonly sums: readonly EpochSums[] }[];
}

/**
 * Everything that was learned, as plain JSON: counters, names of models and of tasks, and no text of anybody's. Counters are
 * sums that any number of instances can add to, in any order.
 */
export interface LearningExport {
  readonly kind: "overture.learning";
  readonly version: 1;
  /** How fast the counters fade. Only what fades equally fast can be added together. */
  readonly halfLives: HalfLives;
  /** How many names a context has. */
  readonly levels: number;
  readonly models: readonly ExportedModel[];
  /** Weight, sum and sum of squares of scores. */
  readonly quality: readonly {
    readonly model: string;
    readonly context: readonly string[];
    readonly sums: readonly EpochSums[];
  }[];
  /** Answers without a flaw, and the weight of flaws that were seen and taken. */
  readonly flaws: readonly { readonly model: string; readonly context: string; readonly sums: readonly EpochSums[] }[];
  /** Tasks that were decided in, so that feedback finds them. */
  readonly contexts: readonly (readonly string[])[];
  /** How many scores came, and how many decisions were made. */
  readonly signals: readonly EpochSums[];
}

/** Writes down everything that was learned. */
export function exportLearning(learner: Learner): LearningExport {
  const { halfLives, levels, records, quality, flaws, contexts, signals } = learner.parts;
  return {
    kind: "overture.learning",
    version: 1,
    halfLives,
    levels,
    models: [...records].map(([model, record]) => exportModel(model, record)),
    quality: [...quality.cells()].map(({ model, context, sums }) => ({ model, context, sums: sums.raw() })),
    flaws: [...flaws.cells()].map(({ model, context, sums }) => ({ model, context, sums: sums.raw() })),
    contexts: contexts.values(),
    signals: signals.raw(),
  };
}

function exportModel(model: string, record: ModelRecord): ExportedModel {
  const { calls, firstToken, total, input, output, outputByContext, sizeLimits } = record.parts;
  return {
    model,
    calls: calls.raw(),
    firstToken: exportDurations(firstToken, sizeLimits),
    total: exportDurations(total, sizeLimits),
    input: input.raw(),
    output: output.raw(),
    outputByContext: [...outputByContext].map(([context, sums]) => ({ context, sums: sums.raw() })),
  };
}

function exportDurations(
  durations: readonly (LogHistogram | undefined)[],
  sizeLimits: readonly number[],
): readonly ExportedDuration[] {
  const exported: ExportedDuration[] = [];
  for (const [size, histogram] of durations.entries()) {
    if (histogram) exported.push({ upToTokens: sizeLimits[size] ?? null, ...histogram.raw() });
  }
  return exported;
}
