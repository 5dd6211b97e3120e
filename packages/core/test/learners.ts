import fc from "fast-check";
import { Learner } from "../src/learning/learner.ts";
import { lentToLearning } from "../src/learning/lent.ts";

/** Long after the epoch, in the middle of an epoch of each half-life. */
export const nowMs = 1_700_000_000_000;

export const models = ["a/m", "b/m", "c/m"] as const;
export const tasks = ["code", "math", "chat"] as const;

/** A learner of which nothing but what tests tell it is known. */
export function learner(): Learner {
  return new Learner({ levels: 1, lent: lentToLearning, qualityPrior: () => ({ mean: 0.6, variance: 0.02 }) });
}

/** Something that happened: a decision, an attempt, a score, or an answer seen by its form. */
export interface Happening {
  readonly kind: "decision" | "attempt" | "score" | "form";
  readonly model: (typeof models)[number];
  readonly task: (typeof tasks)[number];
  readonly minute: number;
  readonly outcome: "answered" | "failed" | "unclear";
  readonly stream: boolean;
  readonly inputTokens: number;
  /** What the provider reports beside the estimate, as a part of it. */
  readonly reported?: number | undefined;
  readonly ms: number;
  readonly outputTokens: number;
  readonly score: number;
}

export const happening: fc.Arbitrary<Happening> = fc.record({
  kind: fc.constantFrom("decision", "attempt", "attempt", "score", "score", "form"),
  model: fc.constantFrom(...models),
  task: fc.constantFrom(...tasks),
  // Three weeks: some half-lives of quality, and thousands of that of success.
  minute: fc.integer({ min: 0, max: 30_000 }),
  outcome: fc.constantFrom("answered", "answered", "failed", "unclear"),
  stream: fc.boolean(),
  inputTokens: fc.constantFrom(10, 5000, 20_000, 100_000),
  reported: fc.double({ min: 0.1, max: 5, noNaN: true }),
  ms: fc.integer({ min: 1, max: 120_000 }),
  outputTokens: fc.integer({ min: 1, max: 8000 }),
  score: fc.double({ min: 0, max: 1, noNaN: true }),
});

export function tell(to: Learner, { kind, model, task, minute, ...rest }: Happening): void {
  const context = [task];
  const atMs = nowMs + minute * 60_000;
  if (kind === "decision") to.countDecision(context, atMs);
  else if (kind === "score") to.observeQuality({ model, context, score: rest.score, atMs, weight: 1 });
  else if (kind === "form") to.observeAnswer(model, context, undefined, atMs);
  else {
    to.observeAttempt({
      model,
      context,
      atMs,
      inputTokens: rest.inputTokens,
      reportedTokens: rest.outcome === "answered" ? rest.inputTokens * (rest.reported ?? 1) : undefined,
      outcome: rest.outcome,
      stream: rest.stream,
      firstTokenMs: rest.stream && rest.outcome === "answered" ? Math.min(rest.ms, 5000) : undefined,
      totalMs: rest.ms,
      outputTokens: rest.outcome === "answered" ? rest.outputTokens : undefined,
    });
  }
}

/** Everything that is believed, as numbers to compare. */
export function beliefs(of: Learner, atMs: number): readonly number[] {
  const prices = { input: 1, output: 4 };
  const numbers: number[] = [of.exploration(atMs)];
  for (const model of models) {
    for (const task of tasks) {
      for (const inputTokens of [10, 5000, 20_000, 100_000]) {
        const query = { model, context: [task], prices, inputTokens, cachedTokens: 0, outputLimit: 500, nowMs: atMs };
        const {
          quality,
          success,
          firstTokenMs,
          totalMs,
          inputTokens: corrected,
          outputTokens,
          costUsd,
        } = of.forecast(query);
        numbers.push(quality.mean, quality.deviation, quality.evidence, success.mean, success.evidence);
        // In seconds and thousands of tokens, so that one tolerance is right for all.
        numbers.push(firstTokenMs / 1000, totalMs / 1000, outputTokens / 1000, costUsd, corrected / 1000);
      }
    }
  }
  return numbers;
}

/** The largest difference between two lists of numbers. */
export function farthest(these: readonly number[], those: readonly number[]): number {
  return these.reduce((most, number, index) => Math.max(most, Math.abs(number - (those[index] ?? Number.NaN))), 0);
}
