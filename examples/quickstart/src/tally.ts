import { type Answer, addCosts, type Cost } from "@overture/core";

/** What one model did, or all of them together. */
export interface Tally {
  readonly provider: string;
  readonly model: string;
  /** Requests that it answered. */
  readonly requests: number;
  /** Its calls that failed, and whose requests another model then answered. */
  readonly failovers: number;
  /** The median, in milliseconds. */
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cost: Cost;
}

/** Adds answers up by model, in the order of first mention, with a last row for all of them. */
export function tally(answers: readonly Answer[]): readonly Tally[] {
  const attempts = answers.flatMap(({ overture }) => overture.attempts);
  const models = [...new Set(attempts.map(({ model }) => model))];
  const rows = models.map((model): Tally => {
    const own = attempts.filter((attempt) => attempt.model === model);
    const answered = own.filter(({ outcome }) => outcome === "completion");
    const [provider = "", ...name] = model.split("/");
    return {
      provider,
      model: name.join("/"),
      requests: answered.length,
      failovers: own.length - answered.length,
      p50Ms: percentile(
        answered.map(({ durationMs }) => durationMs),
        0.5,
      ),
      p95Ms: percentile(
        answered.map(({ durationMs }) => durationMs),
        0.95,
      ),
      inputTokens: sum(answered.map(({ usage }) => usage?.prompt_tokens ?? 0)),
      outputTokens: sum(answered.map(({ usage }) => usage?.completion_tokens ?? 0)),
      cost: addCosts(...own.map(({ cost }) => cost)),
    };
  });
  // What a caller waited for: all attempts of a request together.
  const waits = answers.map(({ overture }) => overture.timing.totalMs);
  const total: Tally = {
    provider: "all",
    model: "",
    requests: answers.length,
    failovers: sum(rows.map(({ failovers }) => failovers)),
    p50Ms: percentile(waits, 0.5),
    p95Ms: percentile(waits, 0.95),
    inputTokens: sum(rows.map(({ inputTokens }) => inputTokens)),
    outputTokens: sum(rows.map(({ outputTokens }) => outputTokens)),
    cost: addCosts(...answers.map(({ overture }) => overture.cost)),
  };
  return [...rows, total];
}

/** The value that a share of the values does not exceed (nearest rank); of no values, 0. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
