import { ProviderFault } from "./fault.ts";

/** The fault with the provider's id of the request, unless it has one. */
export function withRequestId(fault: ProviderFault, requestId: string | undefined): ProviderFault {
  if (requestId === undefined || fault.requestId !== undefined) return fault;
  const { kind, message, status, retryAfterMs, param, cause } = fault;
  return new ProviderFault({ kind, message, status, retryAfterMs, requestId, param, cause });
}

/** Keys shorter than this are made up, for example `unused`, and may well be words of a message. */
const shortestKey = 8;

/**
 * The fault without the key that its message, or what it was caused by, quotes: vendors repeat keys in their errors, and
 * platforms those that can't stand in a header. The latter is an `auth` fault, since no request was sent.
 */
export function withoutKey(fault: ProviderFault, credential: string | undefined): ProviderFault {
  if (credential === undefined || credential.length < shortestKey) return fault;
  const cause = fault.cause instanceof Error ? `${fault.cause.message} ${String(fault.cause.cause)}` : "";
  if (!`${fault.message} ${cause}`.includes(credential)) return fault;
  if (fault.status === undefined && /header/i.test(cause)) {
    return new ProviderFault({ kind: "auth", message: "The key can't be sent: it holds what a header must not hold." });
  }
  const { kind, status, retryAfterMs, requestId, param } = fault;
  const message = fault.message.replaceAll(credential, "[key]");
  return new ProviderFault({ kind, message, status, retryAfterMs, requestId, param });
}
