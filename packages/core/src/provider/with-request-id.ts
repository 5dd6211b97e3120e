import { ProviderFault } from "./fault.ts";

/** The fault with the provider's id of the request, unless it has one. */
export function withRequestId(fault: ProviderFault, requestId: string | undefined): ProviderFault {
  if (requestId === undefined || fault.requestId !== undefined) return fault;
  const { kind, message, status, retryAfterMs, param, cause } = fault;
  return new ProviderFault({ kind, message, status, retryAfterMs, requestId, param, cause });
}
