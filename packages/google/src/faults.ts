import {
  type FaultKind,
  fault,
  faultKindOfRefusal,
  faultOfThrown,
  requestIdOf as firstOf,
  type HeadersLike,
  objectOf,
  ProviderFault,
  retryAfterMsOf,
} from "./core.ts";
import { type ErrorBody, readErrorBody } from "./error-body.ts";

/** What a fault is made of, beside what was thrown. */
export interface FaultCircumstances {
  /** The caller's own signal. */
  readonly signal: AbortSignal;
  /** Both SDKs throw the same for an abort and for a timeout. */
  readonly timedOut: boolean;
  /** The key in use, which no message may hold. */
  readonly credential: string | undefined;
  /** Whether the request was sent. */
  readonly sent: boolean;
  /** The response's status and headers, if it came, and if they could be seen. */
  readonly response: { readonly status: number; readonly headers: HeadersLike } | undefined;
}

/** A quota that fills again by itself. */
const refilling = /Per(Second|Minute|Hour|Day)/i;

/**
 * Whatever was thrown as a fault. The SDKs' errors are told by shape, so that a client from another copy of an SDK, or of
 * the older one, is understood as well.
 */
export function toFault(thrown: unknown, circumstances: FaultCircumstances): ProviderFault {
  const requestId = requestIdOf(circumstances.response?.headers);
  return faultOfThrown(thrown, { ...circumstances, requestId }, (error) => faultOf(error, circumstances));
}

/** The id of the request, where Google or a gateway before it gives one. */
export function requestIdOf(headers: HeadersLike | undefined): string | undefined {
  return firstOf(headers, ["x-goog-request-id", "x-request-id"]);
}

function faultOf(error: object, { response }: FaultCircumstances): ProviderFault | undefined {
  const said = "message" in error ? String(error.message) : "";
  const found = (kind: FaultKind, message: string): ProviderFault => fault(kind, message, undefined, error);
  const { status = (response?.status ?? 0) >= 400 ? response?.status : undefined } = objectOf(error);
  if (typeof status === "number") return statusFault(error, said, status, response?.headers);
  if (/incomplete json/i.test(said)) return found("truncated", "Google's answer broke off before its end.");
  return /pars(e|ing)/i.test(said) ? found("malformed", "Google sent what is not JSON.") : undefined;
}

function statusFault(error: object, said: string, status: number, headers: HeadersLike | undefined): ProviderFault {
  // The older SDK puts the address and the status in front, and has the details apart.
  const body = readErrorBody(
    said.replace(/^.*?\[\d{3} [^\]]*\] /s, ""),
    "errorDetails" in error ? error.errorDetails : undefined,
  );
  const retryAfterMs = retryAfterMsOf(headers) ?? body.retryAfterMs;
  const kind = kindOf(status, body, retryAfterMs);
  return new ProviderFault({
    kind,
    message: body.message ?? `Google answered with status ${status}.`,
    status,
    retryAfterMs,
    requestId: requestIdOf(headers) ?? body.requestId,
    param: kind === "invalid_request" ? body.field : undefined,
    cause: error,
  });
}

function kindOf(status: number, body: ErrorBody, retryAfterMs: number | undefined): FaultKind {
  const { reason, message = "", quotas } = body;
  const refills = retryAfterMs !== undefined || quotas.some((quota) => refilling.test(quota));
  // A limit per minute says "exceeded your current quota", as want of money does.
  const isLimit = status === 429 && refills && /your current quota/i.test(message);
  return isLimit ? "rate_limited" : faultKindOfRefusal(status, reason, message);
}
