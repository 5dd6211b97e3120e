import { ProviderFault } from "@overture/core/provider";

/** The fault of a request that another provider may well be able to serve. */
export function unsupported(param: string, message: string): ProviderFault {
  return new ProviderFault({ kind: "unsupported", message, param });
}
