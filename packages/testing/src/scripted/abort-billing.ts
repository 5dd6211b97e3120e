import { type Usage, usageOf } from "@overture/core/provider";

/**
 * What a vendor bills for a call that its caller aborts: `until_abort`, the input and what was written by then; `in_full`, as if
 * it had been let finish, since the vendor's machine goes on; `not_at_all`.
 */
export type AbortBilling = "until_abort" | "in_full" | "not_at_all";

/** How far a call had come when it was aborted. */
export interface AbortedCall {
  /** What the whole answer uses. */
  readonly whole: Usage;
  /** From the call to the abort, in milliseconds. */
  readonly elapsedMs: number;
  readonly firstTokenMs: number;
  readonly tokenMs: number;
}

/** What is billed for an aborted call; undefined: nothing. */
export function billedAfterAbort(billing: AbortBilling, call: AbortedCall): Usage | undefined {
  if (billing === "not_at_all") return undefined;
  if (billing === "in_full") return call.whole;
  const { prompt_tokens: inputTokens, completion_tokens: most } = call.whole;
  const writingMs = call.elapsedMs - call.firstTokenMs;
  const written = writingMs < 0 ? 0 : Math.floor(writingMs / Math.max(call.tokenMs, 1e-6)) + 1;
  return usageOf({ inputTokens, outputTokens: Math.min(written, most) });
}
