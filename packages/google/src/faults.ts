import {
  type FaultKind,
  fault,
  faultKindOfRefusal,
  faultOfThrown,
  type HeadersLike,
  ProviderFault,
  retryAfterMsOf,
} from "@overture/core/provider";
import { type ErrorBody, readErrorBody } from "./error-body.ts";

/** What a fault is made of, beside what was thrown. */
export interface FaultCircumstances {
  /** The caller's own signal. */
  readonly signal: AbortSignal;
  readonly timedOut: boolean;
  /** The key in use, which no message may hold. */
  readonly credential: string | undefined;
  /** Whether the request was sent. */
  readonly sent: boolean;
  /** The response's status and headers, if it came, and if they could be seen. */
  readonly response: { readonly status: number; readonly headers: HeadersLike } | undefined;
}

const badKey = /API_KEY_INVALID|api key (not|expired|was reported)|pass a valid api key|unregistered callers/i;
const noMoney =
  /BILLING_DISABLED|prepay|credits? (are|is) depleted|requires billing|enable billing|spend(ing)? (cap|limit)/i;
const tooLarge = /payload size exceeds/i;
const notOffered = /(not|n't) enabled for/i;
/** A quota that fills again by itself. */
const refilling = /Per(Second|Minute|Hour|Day)/i;

/**
 * Whatever was thrown as a fault. The SDKs' errors are told by shape, so that a client from another copy of an SDK, or of
 * the older one, is understood as well.
 */
export function toFault(thrown: unknown, circumstances: FaultCircumstances): ProviderFault {
  const { signal, credential, response } = circumstances;
  const requestId = requestIdOf(response?.headers);
  return faultOfThrown(thrown, { signal, credential, requestId }, (error) => faultOf(error, circumstances));
}

/** The id of the request, where Google or a gateway before it gives one. */
export function requestIdOf(headers: HeadersLike | undefined): string | undefined {
  return headers?.get("x-goog-request-id") ?? headers?.get("x-request-id") ?? undefined;
}

function faultOf(
  error: object,
  { timedOut, credential, sent, response }: FaultCircumstances,
): ProviderFault | undefined {
  const said = "message" in error ? String(error.message) : "";
  // Both SDKs throw the same for an abort and for a timeout.
  if (timedOut) return fault("timeout", "Google did not answer in time.", undefined, error);
  if ("status" in error && typeof error.status === "number")
    return statusFault(error, said, error.status, response?.headers);
  if (response && response.status >= 400) return statusFault(error, said, response.status, response.headers);
  if (!sent) {
    return credential && said.includes(credential)
      ? fault("auth", "The key can't be sent: it holds what a header must not hold.")
      : fault("invalid_request", said, undefined, error);
  }
  if (/incomplete json/i.test(said))
    return fault("truncated", "Google's answer broke off before its end.", undefined, error);
  return /pars(e|ing)/i.test(said) ? fault("malformed", "Google sent what is not JSON.", undefined, error) : undefined;
}

function statusFault(error: object, said: string, status: number, headers: HeadersLike | undefined): ProviderFault {
  // The older SDK puts the address and the status in front, and has the details apart.
  const body = readErrorBody(
    said.replace(/^.*?\[\d{3} [^\]]*\] /s, ""),
    "errorDetails" in error ? error.errorDetails : undefined,
  );
  const kind = kindOf(status, body, retryAfterMsOf(headers));
  return new ProviderFault({
    kind,
    message: body.message ?? `Google answered with status ${status}.`,
    status,
    retryAfterMs: retryAfterMsOf(headers) ?? body.retryAfterMs,
    requestId: requestIdOf(headers) ?? body.requestId,
    param: kind === "invalid_request" ? body.field : undefined,
    cause: error,
  });
}

function kindOf(status: number, body: ErrorBody, retryAfterMs: number | undefined): FaultKind {
  const text = `${body.reason} ${body.message ?? ""}`;
  if (status < 500 && badKey.test(text)) return "auth";
  if (status < 500 && noMoney.test(text)) return "quota";
  // A limit per minute says "exceeded your current quota", as want of money does.
  if (status === 429 && (retryAfterMs ?? body.retryAfterMs) !== undefined) return "rate_limited";
  if (status === 429 && body.quotas.some((quota) => refilling.test(quota))) return "rate_limited";
  if (status === 400 && tooLarge.test(text)) return "payload_too_large";
  if (status === 400 && notOffered.test(text)) return "unsupported";
  return faultKindOfRefusal(status, body.reason, body.message ?? "");
}
