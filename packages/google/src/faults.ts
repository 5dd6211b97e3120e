import {
  type FaultKind,
  faultKindOfRefusal,
  type HeadersLike,
  ProviderFault,
  retryAfterMsOf,
  withoutCredential,
  withRequestId,
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
  const fault = faultOf(thrown, circumstances);
  return withoutCredential(
    withRequestId(fault, requestIdOf(circumstances.response?.headers)),
    circumstances.credential,
  );
}

/** The id of the request, where Google or a gateway before it gives one. */
export function requestIdOf(headers: HeadersLike | undefined): string | undefined {
  return headers?.get("x-goog-request-id") ?? headers?.get("x-request-id") ?? undefined;
}

function faultOf(thrown: unknown, { signal, timedOut, credential, sent, response }: FaultCircumstances): ProviderFault {
  if (thrown instanceof ProviderFault) return thrown;
  // Both SDKs throw the same for either, so the signal is asked and not the error.
  if (signal.aborted)
    return new ProviderFault({ kind: "aborted", message: "The call was aborted.", cause: signal.reason });
  if (timedOut) return new ProviderFault({ kind: "timeout", message: "Google did not answer in time.", cause: thrown });
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  if ("status" in error && typeof error.status === "number") return statusFault(error, error.status, response?.headers);
  if (response && response.status >= 400) return statusFault(error, response.status, response.headers);
  if (!sent) {
    return credential && error.message.includes(credential)
      ? new ProviderFault({ kind: "auth", message: "The key can't be sent: it holds what a header must not hold." })
      : new ProviderFault({ kind: "invalid_request", message: error.message, cause: error });
  }
  if (/incomplete json/i.test(error.message)) {
    return new ProviderFault({ kind: "truncated", message: "Google's answer broke off before its end.", cause: error });
  }
  if (error.name === "SyntaxError" || /pars(e|ing)/i.test(error.message)) {
    return new ProviderFault({ kind: "malformed", message: "Google sent what is not JSON.", cause: error });
  }
  const message = response ? "The connection to Google broke within the answer." : "The connection to Google failed.";
  return new ProviderFault({ kind: "network", message, cause: error });
}

function statusFault(error: Error, status: number, headers: HeadersLike | undefined): ProviderFault {
  // The older SDK puts the address and the status in front, and has the details apart.
  const said = error.message.replace(/^.*?\[\d{3} [^\]]*\] /s, "");
  const body = readErrorBody(said, "errorDetails" in error ? error.errorDetails : undefined);
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
