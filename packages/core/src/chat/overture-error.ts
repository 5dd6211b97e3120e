import type { ExceededBudget } from "./exceeded-budget.ts";

/** What went wrong, as a word that stays the same between versions. */
export type OvertureErrorCode =
  | "invalid_option"
  | "invalid_request"
  | "no_provider"
  | "no_eligible_model"
  | "model_not_found"
  | "provider_failed"
  | "all_failed"
  | "deadline_exceeded"
  | "stream_interrupted"
  | "quorum_lost"
  | "council_disagreed"
  | "not_routed"
  | "pinned_to_provider"
  | "tenant_unknown"
  | "tenant_unavailable"
  | "tenant_suspended"
  | "budget_exceeded"
  | "rate_limited"
  | "store_unavailable"
  | "closed";

/** One call that failed, as an error tells of it: no prompt, no key. */
export interface FailedAttempt {
  readonly model: string;
  /** The kind of its fault, for example `rate_limited`. */
  readonly fault: string;
  /** The provider's HTTP status, where there was one. */
  readonly status?: number | undefined;
  readonly message: string;
  /** When it began, in milliseconds since the request did. */
  readonly startedAtMs: number;
  readonly durationMs: number;
}

/** What an {@link OvertureError} is made from. */
export interface OvertureErrorInit {
  readonly code: OvertureErrorCode;
  readonly status: number;
  readonly message: string;
  readonly param?: string | undefined;
  readonly attempts?: readonly FailedAttempt[] | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly budget?: ExceededBudget | undefined;
  readonly cause?: unknown;
}

const brand = Symbol.for("overture.error");

/**
 * Every error that Overture raises itself. `instanceof` holds across duplicate installs; `code` is stable; `status` is the
 * HTTP status that the same error has on the wire. Messages hold neither keys nor prompts.
 */
export class OvertureError extends Error {
  override readonly name: string = "OvertureError";
  readonly code: OvertureErrorCode;
  readonly status: number;
  /** The option or request field that is at fault. */
  readonly param: string | undefined;
  /** Every call that was made for the request, in order. */
  readonly attempts: readonly FailedAttempt[];
  /** When it makes sense to try again, in milliseconds from now, where a provider said so. */
  readonly retryAfterMs: number | undefined;
  /** Of `budget_exceeded`: which budget it is, and where it stands; absent where a price is missing. It is not told on the wire. */
  declare readonly budget?: ExceededBudget | undefined;

  constructor(init: OvertureErrorInit) {
    super(init.message, init.cause === undefined ? undefined : { cause: init.cause });
    this.code = init.code;
    this.status = init.status;
    this.param = init.param;
    this.attempts = init.attempts ?? [];
    this.retryAfterMs = init.retryAfterMs;
    if (init.budget) this.budget = init.budget;
    Object.defineProperty(this, brand, { value: true });
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && brand in value;
  }

  /** The body of OpenAI's error format. */
  toJSON(): {
    error: { message: string; type: string; param: string | null; code: string; attempts?: readonly FailedAttempt[] };
  } {
    const type = this.status < 500 ? "invalid_request_error" : "api_error";
    const error = { message: this.message, type, param: this.param ?? null, code: this.code as string };
    return { error: this.attempts.length === 0 ? error : { ...error, attempts: this.attempts } };
  }
}
