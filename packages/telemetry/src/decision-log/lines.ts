import type { AttemptRecord, FaultKind } from "@overture/core";
import type { DecisionRecord } from "@overture/core/replay";

/** Fields that every line has. */
interface AnyLine {
  /** The decision's id, by which lines belong together. */
  readonly id: string;
  /** In milliseconds since the Unix epoch. */
  readonly atMs: number;
}

/** A decision with all that it was made from: what `replay()` and `propensities()` of `@overture/core/replay` take. */
export interface DecisionLine extends AnyLine {
  readonly type: "decision";
  readonly tags: readonly string[];
  readonly tenant?: string | undefined;
  readonly correlationId?: string | undefined;
  readonly traceId?: string | undefined;
  readonly record: DecisionRecord;
}

/** One call, as far as evaluation needs it. */
export interface LoggedAttempt {
  readonly model: string;
  readonly outcome: AttemptRecord["outcome"];
  readonly fault?: FaultKind | undefined;
  readonly durationMs: number;
  readonly firstTokenMs?: number | undefined;
  readonly inputTokens?: number | undefined;
  readonly outputTokens?: number | undefined;
  readonly nanoUsd: number;
}

/** What came of a decision. */
export interface OutcomeLine extends AnyLine {
  readonly type: "outcome";
  /** Who answered; absent if nobody did. */
  readonly model?: string | undefined;
  readonly answerId?: string | undefined;
  readonly error?: string | undefined;
  readonly totalMs: number;
  readonly nanoUsd: number;
  readonly attempts: readonly LoggedAttempt[];
}

/** How good an answer was said to be. */
export interface FeedbackLine extends AnyLine {
  readonly type: "feedback";
  readonly answerId: string;
  readonly source: string;
  /** From 0 to 1; absent for a comparison. */
  readonly score?: number | undefined;
  /** The id of an answer that was better. */
  readonly better?: string | undefined;
}

/** A line of the decision log. */
export type DecisionLogLine = DecisionLine | OutcomeLine | FeedbackLine;
