/** The ways in which a call to a provider can fail. What each means is the table in `fault-meaning.ts`. */
export type FaultKind =
  | "rate_limited"
  | "overloaded"
  | "server"
  | "timeout"
  | "network"
  | "truncated"
  | "malformed"
  | "auth"
  | "permission"
  | "quota"
  | "not_found"
  | "invalid_request"
  | "unsupported"
  | "payload_too_large"
  | "context_length"
  | "content_policy"
  | "conflict"
  | "aborted";

/** What a {@link ProviderFault} is made from. */
export interface ProviderFaultInit {
  readonly kind: FaultKind;
  /** What the provider said, in its own words. */
  readonly message: string;
  /** The provider's HTTP status, where there was one. */
  readonly status?: number | undefined;
  /** How long the provider asks to be left alone, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** The provider's own id of the request, for its support. */
  readonly requestId?: string | undefined;
  /** The request's field that the provider objects to. */
  readonly param?: string | undefined;
  /** What the SDK threw. */
  readonly cause?: unknown;
}

const brand = Symbol.for("overture.provider-fault");

/** The only thing that an adapter throws. */
export class ProviderFault extends Error {
  override readonly name: string = "ProviderFault";
  readonly kind: FaultKind;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly requestId: string | undefined;
  readonly param: string | undefined;

  constructor(init: ProviderFaultInit) {
    super(init.message, init.cause === undefined ? undefined : { cause: init.cause });
    this.kind = init.kind;
    this.status = init.status;
    this.retryAfterMs = init.retryAfterMs;
    this.requestId = init.requestId;
    this.param = init.param;
    Object.defineProperty(this, brand, { value: true });
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && brand in value;
  }
}

/** A fault in one line. `param` is the request's field that it is about, `cause` what was thrown. */
export function fault(kind: FaultKind, message: string, param?: string, cause?: unknown): ProviderFault {
  return new ProviderFault({ kind, message, param, cause });
}
