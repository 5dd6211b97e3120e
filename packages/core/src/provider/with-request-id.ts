import { ProviderFault } from "./fault.ts";

/** The fault with the provider's id of the request, unless it has one. */
export function withRequestId(fault: ProviderFault, requestId: string | undefined): ProviderFault {
  if (requestId === undefined || fault.requestId !== undefined) return fault;
  return new ProviderFault({ ...fault, message: fault.message, requestId, cause: fault.cause });
}
