import {
  type FaultKind,
  type HeadersLike,
  isObject,
  kindOfErrorBody,
  messageOfErrorBody,
  ProviderFault,
  rateLimitsOf,
  readErrorBody,
  retryAfterMsOf,
  shortened,
  textOf,
} from "../provider/index.ts";
import { type FailedCall, faultOfThrown } from "./thrown-fault.ts";

/** How a vendor's SDK and headers tell of an error. */
export interface ApiErrorStyle {
  /** The headers in which the request's id stands, the first that is there. */
  readonly requestIdHeaders: readonly string[];
  /** What its rate-limit headers begin with; see `rateLimitsOf`. */
  readonly rateLimitPrefix: string;
  /** What is said of an error without words. @default what the SDK says */
  readonly describe?: ((status: number) => string) | undefined;
  /** The request's field that a message names, where the body does not. @default none */
  readonly paramIn?: ((message: string) => string | undefined) | undefined;
}

/**
 * An SDK's error with the fields `status`, `headers` and `error`, the response's body, as a fault; nothing for errors of
 * another form. An error event in the midst of a stream has no status.
 */
export function faultOfApiError(error: object, style: ApiErrorStyle): ProviderFault | undefined {
  if (!isObject(error)) return undefined;
  const status = typeof error.status === "number" ? error.status : undefined;
  if (status === undefined && !error.error) return undefined;
  const headers = isHeaders(error.headers) ? error.headers : undefined;
  const read = readErrorBody(error.error ?? (style.describe ? undefined : error.message));
  const body = { ...read, code: read.code || (textOf(error.errorCode) ?? "") };
  const kind = kindOfErrorBody(body, status);
  const said = messageOfErrorBody(body);
  return new ProviderFault({
    kind,
    status,
    message: said ?? (status === undefined ? undefined : style.describe?.(status)) ?? shortened(String(error.message)),
    retryAfterMs: retryAfterMsOf(headers) ?? resetMsOf(kind, headers, style.rateLimitPrefix),
    requestId: requestIdOf(headers, style.requestIdHeaders) ?? textOf(error.requestID),
    param: body.param ?? (kind === "invalid_request" && said ? style.paramIn?.(said) : undefined),
    cause: error,
  });
}

/** The fault that an error object in place of an answer, or of a piece of one, tells of. */
export function faultOfBody(error: unknown): ProviderFault {
  const body = readErrorBody(error);
  const message = messageOfErrorBody(body) ?? "The provider answered with an error.";
  return new ProviderFault({ kind: kindOfErrorBody(body, undefined), message, param: body.param });
}

/** Whatever an SDK threw whose errors {@link faultOfApiError} reads, as a fault; see `faultOfThrown`. */
export function faultOfSdk(
  thrown: unknown,
  call: FailedCall,
  style: ApiErrorStyle,
  broken?: "network" | "truncated",
): ProviderFault {
  return faultOfThrown(thrown, call, (error) => faultOfApiError(error, style), broken);
}

/** The request's id: the first of the headers that is there. */
export function requestIdOf(headers: HeadersLike | undefined, names: readonly string[]): string | undefined {
  for (const name of names) {
    const id = headers?.get(name);
    if (id) return id;
  }
  return undefined;
}

/** Whether a value, for example in an SDK's error, is headers. */
export function isHeaders(value: unknown): value is HeadersLike {
  return isObject(value) && typeof value.get === "function";
}

/** How long until every limit that is used up is full again, in milliseconds. */
function resetMsOf(kind: FaultKind, headers: HeadersLike | undefined, prefix: string): number | undefined {
  if (kind !== "rate_limited") return undefined;
  const limits = rateLimitsOf(headers, prefix);
  const resets: number[] = [];
  for (const limit of [limits?.requests, limits?.tokens]) {
    if (limit?.remaining === 0 && limit.resetMs !== undefined) resets.push(limit.resetMs);
  }
  return resets.length === 0 ? undefined : Math.max(...resets);
}
