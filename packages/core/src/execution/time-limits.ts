/** How long a request, and the parts of it, may take. All in milliseconds. */
export interface TimeLimits {
  /** The whole request, all attempts and waits included. */
  readonly totalMs: number;
  /** Each streamed attempt, until its first content. */
  readonly firstTokenMs: number;
  /** A stream between two chunks, once the first content has come. */
  readonly idleMs: number;
}

/**
 * Ten minutes in all is what the OpenAI SDK allows. A minute without a first token, or between two chunks, is far beyond what
 * healthy providers take for anything but long reasoning, and another provider can still answer in the time that is left.
 */
export const defaultTimeLimits: TimeLimits = { totalMs: 600_000, firstTokenMs: 60_000, idleMs: 60_000 };
