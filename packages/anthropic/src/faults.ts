import {
  type FaultKind,
  faultKindOfRefusal,
  type HeadersLike,
  ProviderFault,
  retryAfterMsOf,
} from "@overture/core/provider";

/** What a fault is made of, beside what was thrown. */
export interface FaultCircumstances {
  readonly signal: AbortSignal;
  /** The key in use, which no message may hold. */
  readonly credential: string | undefined;
  /** Whether the answer had begun: its head was there. */
  readonly begun: boolean;
  /** The provider's id of the request, once its headers were there. */
  readonly requestId?: string | undefined;
}

/** Anthropic's error types. Only `invalid_request_error` needs a closer look. */
const kindsOfTypes: ReadonlyMap<string, FaultKind> = new Map<string, FaultKind>([
  ["overloaded_error", "overloaded"],
  ["rate_limit_error", "rate_limited"],
  ["authentication_error", "auth"],
  ["permission_error", "permission"],
  ["billing_error", "quota"],
  ["not_found_error", "not_found"],
  ["request_too_large", "payload_too_large"],
  ["timeout_error", "timeout"],
  ["conflict_error", "conflict"],
  ["api_error", "server"],
]);

/**
 * Whatever was thrown as a fault. The SDK's classes are told by name and shape, so that a client from another copy of the
 * SDK is understood as well.
 */
export function toFault(thrown: unknown, circumstances: FaultCircumstances): ProviderFault {
  if (thrown instanceof ProviderFault) return identified(thrown, circumstances.requestId);
  // An abort shows in many guises, so the signal is asked and not the error.
  if (circumstances.signal.aborted) {
    const { requestId, signal } = circumstances;
    return new ProviderFault({ kind: "aborted", message: "The call was aborted.", requestId, cause: signal.reason });
  }
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const fault =
    "status" in error && typeof error.status === "number"
      ? statusFault(error, error.status)
      : errorTypeOf(error) !== undefined
        ? eventFault(error)
        : connectionFault(error, circumstances.begun);
  return identified(withoutKey(fault, error, circumstances.credential), circumstances.requestId);
}

function identified(fault: ProviderFault, requestId: string | undefined): ProviderFault {
  if (requestId === undefined || fault.requestId !== undefined) return fault;
  const { kind, message, status, retryAfterMs, param, cause } = fault;
  return new ProviderFault({ kind, message, status, retryAfterMs, requestId, param, cause });
}

/** Keys shorter than this are made up, for example `unused`, and may well be words of a message. */
const shortestKey = 8;

/** The platform quotes a key that can't stand in a header, and a gateway may quote any: neither goes further than here. */
function withoutKey(fault: ProviderFault, error: Error, credential: string | undefined): ProviderFault {
  if (credential === undefined || credential.length < shortestKey) return fault;
  if (!`${fault.message} ${error.message} ${String(error.cause)}`.includes(credential)) return fault;
  if (fault.status === undefined) {
    return new ProviderFault({ kind: "auth", message: "The key can't be sent: it holds what a header must not hold." });
  }
  const { kind, status, retryAfterMs, requestId, param } = fault;
  const message = fault.message.replaceAll(credential, "[key]");
  return new ProviderFault({ kind, message, status, retryAfterMs, requestId, param });
}

/** The fault that an error event, or an error sent with status 200, tells of. */
export function faultOfErrorBody(body: unknown, cause?: unknown): ProviderFault | undefined {
  const error = errorOf(body);
  if (!error) return undefined;
  const kind =
    error.type === "invalid_request_error"
      ? refusalKind(400, error.type, error.message)
      : (kindsOfTypes.get(error.type) ?? "server");
  return new ProviderFault({ kind, message: error.message, cause });
}

function statusFault(error: Error, status: number): ProviderFault {
  const said = "error" in error ? errorOf(error.error) : undefined;
  const code = "errorCode" in error && typeof error.errorCode === "string" ? error.errorCode : "";
  const message = said?.message ?? `Anthropic answered with status ${status}.`;
  const headers = "headers" in error && isHeaders(error.headers) ? error.headers : undefined;
  let kind = refusalKind(status, `${said?.type ?? ""} ${code}`, message);
  // A gateway may give Anthropic's error a status of its own; where that says little, the type says more.
  if (kind === "server" || kind === "invalid_request") kind = kindsOfTypes.get(said?.type ?? "") ?? kind;
  const param = kind === "invalid_request" ? /^([a-z_][\w.]*): /.exec(message)?.[1] : undefined;
  return new ProviderFault({
    kind,
    message,
    status,
    retryAfterMs: retryAfterMsOf(headers),
    requestId: headers?.get("request-id") ?? undefined,
    param,
    cause: error,
  });
}

function refusalKind(status: number, code: string, message: string): FaultKind {
  if (/spend_limit|billing_unavailable/.test(code)) return "quota";
  // "input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000"
  if (status === 400 && /exceed context limit/.test(message)) return "context_length";
  return faultKindOfRefusal(status, code, message);
}

/** An error event in the midst of a stream: the SDK throws it without a status. */
function eventFault(error: Error): ProviderFault {
  const fault = faultOfErrorBody("error" in error ? error.error : undefined, error);
  return (
    fault ??
    new ProviderFault({
      kind: kindsOfTypes.get(errorTypeOf(error) ?? "") ?? "server",
      message: "Anthropic sent an error.",
      cause: error,
    })
  );
}

function connectionFault(error: Error, begun: boolean): ProviderFault {
  const name = error.name;
  if (name === "APIConnectionTimeoutError" || name === "TimeoutError" || error.message === "Request timed out.") {
    return new ProviderFault({ kind: "timeout", message: "Anthropic did not answer in time.", cause: error });
  }
  if (error instanceof SyntaxError) {
    return new ProviderFault({ kind: "malformed", message: "Anthropic sent what is not JSON.", cause: error });
  }
  const message = begun
    ? "The connection to Anthropic broke within the answer."
    : "The connection to Anthropic failed.";
  return new ProviderFault({ kind: "network", message, cause: error });
}

function errorTypeOf(error: Error): string | undefined {
  return "type" in error && typeof error.type === "string" ? error.type : undefined;
}

function errorOf(body: unknown): { type: string; message: string } | undefined {
  const error = isRecord(body) && isRecord(body.error) ? body.error : undefined;
  if (!error) return undefined;
  const type = typeof error.type === "string" ? error.type : "";
  const message =
    typeof error.message === "string" && error.message !== "" ? error.message : "Anthropic gave no reason.";
  return { type, message };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isHeaders(value: unknown): value is HeadersLike {
  return isRecord(value) && typeof value.get === "function";
}
