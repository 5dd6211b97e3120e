import { ProviderFault } from "../provider/index.ts";

/**
 * The fault of a request that no provider can be sent, since JSON cannot hold it: SDKs find out as they send it, and what they
 * throw then looks like a broken connection. Nothing for a request that can be written. Asked only when a call has failed.
 */
export function unwritableFault(request: object): ProviderFault | undefined {
  try {
    JSON.stringify(request);
    return undefined;
  } catch (cause) {
    const message =
      "The request cannot be written as JSON: leave out BigInts and what leads back to itself, and nest it less deeply.";
    return new ProviderFault({ kind: "invalid_request", message, cause });
  }
}
