import {
  faultOfThrown,
  type HeadersLike,
  ProviderFault,
  rateLimitsOf,
  retryAfterMsOf,
  type FailedCall as ThrownCall,
} from "@overture/core/provider";
import { kindOfErrorBody, messageOfErrorBody, readErrorBody, shortened } from "./error-body.ts";
import { isObject, textOf } from "./json.ts";

/** What is known of the call that failed. */
export interface FailedCall extends ThrownCall {
  /** Whether a part of the answer had arrived. */
  readonly begun: boolean;
}

/** The request's id: OpenAI's header, or DeepSeek's. */
export function requestIdOf(headers: HeadersLike | undefined): string | undefined {
  return headers?.get("x-request-id") ?? headers?.get("x-ds-trace-id") ?? undefined;
}

/** OpenAI's rate-limit headers. */
export const rateLimitPrefix = "x-ratelimit-";

/** Whatever the SDK threw, as a fault. */
export function faultOf(error: unknown, call: FailedCall): ProviderFault {
  return faultOfThrown(error, call, faultOfApiError, call.begun ? "truncated" : "network");
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

/** An APIError always has the field `requestID`, though often without a value; one of a connection has little else. */
function faultOfApiError(error: object): ProviderFault | undefined {
  if (!isObject(error) || !("requestID" in error)) return undefined;
  const headers = isHeaders(error.headers) ? error.headers : undefined;
  const status = typeof error.status === "number" ? error.status : undefined;
  if (status === undefined && !error.error) return undefined;
  const body = readErrorBody(error.error ?? error.message);
  const kind = kindOfErrorBody(body, status);
  return new ProviderFault({
    kind,
    status,
    message: messageOfErrorBody(body) ?? shortened(String(error.message)),
    retryAfterMs: retryAfterMsOf(headers) ?? (kind === "rate_limited" ? resetMsOf(headers) : undefined),
    requestId: textOf(error.requestID) ?? requestIdOf(headers),
    param: body.param,
    cause: error,
  });
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
