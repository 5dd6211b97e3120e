import { ProviderFault } from "../provider/index.ts";
import { withoutKey } from "../secrets/index.ts";

/** The fault without the key that was used, should it hold it: see `withoutKey`. */
export function withoutCredential(fault: ProviderFault, credential: string | undefined): ProviderFault {
  const free = withoutKey(fault, credential);
  return free ? new ProviderFault({ ...fault, ...free }) : fault;
}
