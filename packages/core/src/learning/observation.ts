/** What one attempt tells: whether it answered, how long it took, how much it wrote. */
export interface AttemptObservation {
  readonly model: string;
  readonly context: readonly string[];
  /** As the profile estimated them. */
  readonly inputTokens: number;
  /** Input tokens as the provider reported them. */
  readonly reportedTokens?: number | undefined;
  /** When it ended, in milliseconds since the Unix epoch. */
  readonly atMs: number;
  /** `answered`; `failed` for reasons that tell of the provider; or `unclear`: aborted, or failed for the request or the key. */
  readonly outcome: "answered" | "failed" | "unclear";
  /** Whether it was asked for as a stream, so that its first content was seen. */
  readonly stream: boolean;
  /** Whether it was waited for until its end. @default whether it was not a stream */
  readonly whole?: boolean | undefined;
  /** How much thought the request asked for, if it said. */
  readonly effort?: string | undefined;
  /** Until the first content; where there was none, how long it had been waited for. */
  readonly firstTokenMs: number | undefined;
  readonly totalMs: number;
  /** As the provider counts, or estimated. */
  readonly outputTokens: number | undefined;
}

/** A score for an answer. */
export interface QualityObservation {
  readonly model: string;
  readonly context: readonly string[];
  /** In [0, 1]. */
  readonly score: number;
  /** When the decision was made that led to the answer, in milliseconds since the Unix epoch. */
  readonly atMs: number;
  /** How much it says beside a score of the user's own. */
  readonly weight: number;
}
