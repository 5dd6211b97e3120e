import type { Bounds } from "../forecast.ts";
import type { Learner } from "../learner.ts";
import type { LogHistogram } from "../log-histogram.ts";
import type { ModelRecord } from "../model-record.ts";

/** How long a model's calls take, for prompts up to a size. In milliseconds. */
export interface LearnedDuration {
  /** In tokens; `null` for prompts that are larger than any. */
  readonly upToTokens: number | null;
  readonly p50: number;
  readonly p95: number;
  /** How many calls that rests on, the old ones counting for less. */
  readonly evidence: number;
}

/** What is believed of a model's answers in one context. */
export interface LearnedContext {
  readonly context: readonly string[];
  readonly quality: {
    readonly mean: number;
    /** Where it lies with a chance of 80 %. */
    readonly range: Bounds;
    /** How many scores of this very context that rests on, the old ones counting for less. */
    readonly evidence: number;
  };
  /** The mean length of answers. */
  readonly outputTokens: number;
}

/** What is believed of a model. */
export interface LearnedModel {
  readonly model: string;
  readonly success: { readonly mean: number; readonly evidence: number };
  /** Until the first content of streamed answers. */
  readonly firstTokenMs: readonly LearnedDuration[];
  /** Until the whole of answers that were not streamed. */
  readonly totalMs: readonly LearnedDuration[];
  /** How many input tokens it takes for one that is estimated. */
  readonly tokensPerEstimated: number;
  /** In the contexts in which it was scored or answered. */
  readonly contexts: readonly LearnedContext[];
}

/** A normal distribution holds four fifths of its mass within this many standard deviations. */
const deviationsOf80 = 1.2816;

/** What is believed of every model, by model and context, the models in the order in which they were met. */
export function inspectLearning(learner: Learner, nowMs: number): readonly LearnedModel[] {
  const { records, quality, contexts } = learner.parts;
  // Between refreshes what is believed lags a little behind; whoever looks may wait for it.
  quality.refresh(nowMs);
  const seen = new Map<string, Map<string, readonly string[]>>();
  const note = (model: string, key: string, context: readonly string[]): void => {
    const own = seen.get(model) ?? new Map<string, readonly string[]>();
    seen.set(model, own.set(key, context));
  };
  const known = new Map(contexts.values().map((context) => [context.join("\n"), context]));
  for (const [model, record] of records) {
    for (const key of record.parts.outputByContext.keys()) note(model, key, known.get(key) ?? key.split("\n"));
  }
  for (const { model, context } of quality.cells()) note(model, context.join("\n"), context);
  return [...new Set([...records.keys(), ...seen.keys()])].map((model) => {
    const record = learner.record(model);
    return {
      model,
      success: record.success(nowMs),
      firstTokenMs: durationsOf(record.parts.firstToken, record, nowMs),
      totalMs: durationsOf(record.parts.total, record, nowMs),
      tokensPerEstimated: record.tokensPerEstimated(nowMs),
      contexts: [...(seen.get(model) ?? [])].map(([key, context]) => contextOf(learner, model, key, context, nowMs)),
    };
  });
}

function contextOf(
  learner: Learner,
  model: string,
  key: string,
  context: readonly string[],
  nowMs: number,
): LearnedContext {
  const { mean, variance, evidence } = learner.parts.quality.belief(model, context, nowMs);
  const reach = deviationsOf80 * Math.sqrt(variance);
  return {
    context,
    quality: { mean: within(mean), range: [within(mean - reach), within(mean + reach)], evidence },
    outputTokens: learner.record(model).outputTokens(key, Number.POSITIVE_INFINITY, nowMs),
  };
}

function within(quality: number): number {
  return Math.min(1, Math.max(0, quality));
}

function durationsOf(
  durations: readonly (LogHistogram | undefined)[],
  { parts: { sizeLimits } }: ModelRecord,
  nowMs: number,
): readonly LearnedDuration[] {
  const learned: LearnedDuration[] = [];
  for (const [size, histogram] of durations.entries()) {
    const evidence = histogram?.evidence(nowMs) ?? 0;
    if (!histogram || evidence === 0) continue;
    const [p50, p95] = [histogram.quantile(0.5, nowMs), histogram.quantile(0.95, nowMs)];
    learned.push({ upToTokens: sizeLimits[size] ?? null, p50, p95, evidence });
  }
  return learned;
}
