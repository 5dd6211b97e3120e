import { withoutKey } from "../secrets/index.ts";
import { ProviderFault } from "./fault.ts";

/** The fault without the key that was used, should it hold it: see `withoutKey`. */
export function withoutCredential(fault: ProviderFault, credential: string | undefined): ProviderFault {
  const free = withoutKey(fault, credential);
  return free ? new ProviderFault({ ...fault, ...free }) : fault;
}
