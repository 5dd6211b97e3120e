import { type FaultKind, type HeadersLike, ProviderFault, rateLimitsOf, retryAfterMsOf } from "@overture/core/provider";
import { credentialFree } from "./credential-free.ts";
import { kindOfErrorBody, messageOfErrorBody, readErrorBody, shortened } from "./error-body.ts";
import { isObject, type JsonObject, textOf } from "./json.ts";

/** What is known of the call that failed. */
export interface FailedCall {
  readonly signal: AbortSignal;
  /** The key, so that a message that quotes it does not carry it on. */
  readonly credential: string | undefined;
  readonly requestId?: string | undefined;
  /** Whether a part of the answer had arrived. */
  readonly begun: boolean;
}

/** The request's id: OpenAI's header, or DeepSeek's. */
export function requestIdOf(headers: HeadersLike | undefined): string | undefined {
  return headers?.get("x-request-id") ?? headers?.get("x-ds-trace-id") ?? undefined;
}

/** OpenAI's rate-limit headers. */
export const rateLimitPrefix = "x-ratelimit-";

/**
 * Whatever the SDK threw, as a fault. Its errors are told apart by their fields and words, not by class: a client may come
 * from another copy of the SDK, and a bundler may have renamed its classes.
 */
export function faultOf(error: unknown, call: FailedCall): ProviderFault {
  if (call.signal.aborted) {
    return new ProviderFault({ kind: "aborted", message: "The call was aborted.", requestId: call.requestId });
  }
  return credentialFree(faultFrom(error, call), call.credential);
}

function faultFrom(error: unknown, call: FailedCall): ProviderFault {
  if (error instanceof ProviderFault) return withRequestId(error, call.requestId);
  // An APIError always has this field, though often without a value.
  return isObject(error) && "requestID" in error ? faultOfApiError(error, call) : faultOfRawError(error, call);
}

function withRequestId(fault: ProviderFault, requestId: string | undefined): ProviderFault {
  if (fault.requestId !== undefined || requestId === undefined) return fault;
  const { kind, message, status, retryAfterMs, param, cause } = fault;
  return new ProviderFault({ kind, message, status, retryAfterMs, requestId, param, cause });
}

/** The fault that an error object in place of an answer, or of a chunk, tells of. */
export function faultOfBody(error: unknown): ProviderFault {
  const body = readErrorBody(error);
  return new ProviderFault({
    kind: kindOfErrorBody(body, undefined),
    message: messageOfErrorBody(body) ?? "The provider answered with an error.",
    param: body.param,
  });
}

function faultOfApiError(error: JsonObject, call: FailedCall): ProviderFault {
  const headers = isHeaders(error.headers) ? error.headers : undefined;
  const status = typeof error.status === "number" ? error.status : undefined;
  if (status === undefined && !error.error) return faultOfConnection(error, call);
  const body = readErrorBody(error.error ?? error.message);
  const kind = kindOfErrorBody(body, status);
  return new ProviderFault({
    kind,
    status,
    message: messageOfErrorBody(body) ?? shortened(String(error.message)),
    retryAfterMs: retryAfterMsOf(headers) ?? (kind === "rate_limited" ? resetMsOf(headers) : undefined),
    requestId: textOf(error.requestID) ?? requestIdOf(headers) ?? call.requestId,
    param: body.param,
    cause: error,
  });
}

function faultOfConnection(error: JsonObject, call: FailedCall): ProviderFault {
  const message = textOf(error.message) ?? "Connection error.";
  const timedOut = /timed? ?out/i.test(message);
  return new ProviderFault({
    kind: timedOut ? "timeout" : broken(call),
    message,
    requestId: call.requestId,
    cause: error,
  });
}

function faultOfRawError(error: unknown, call: FailedCall): ProviderFault {
  const isSyntax = error instanceof Error && error.name === "SyntaxError";
  const message = isSyntax ? "The response is not valid JSON." : shortened(String(error));
  const kind = isSyntax ? "malformed" : broken(call);
  return new ProviderFault({ kind, message, requestId: call.requestId, cause: error });
}

function broken(call: FailedCall): FaultKind {
  return call.begun ? "truncated" : "network";
}

function isHeaders(value: unknown): value is HeadersLike {
  return typeof value === "object" && value !== null && "get" in value && typeof value.get === "function";
}

/** How long until every limit that is used up is full again, in milliseconds. */
function resetMsOf(headers: HeadersLike | undefined): number | undefined {
  const limits = rateLimitsOf(headers, rateLimitPrefix);
  const resets: number[] = [];
  for (const limit of [limits?.requests, limits?.tokens]) {
    if (limit?.remaining === 0 && limit.resetMs !== undefined) resets.push(limit.resetMs);
  }
  return resets.length === 0 ? undefined : Math.max(...resets);
}
