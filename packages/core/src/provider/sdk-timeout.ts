import type { Call } from "./provider.ts";

/** Node's limit for a timer's delay: a longer one would fire at once. */
const longestTimeoutMs = 2_147_483_647;

/** The time that an SDK is given for a call: whole milliseconds, at least one, and no more than a timer can hold. */
export function sdkTimeoutMs(call: Pick<Call, "timeoutMs">): number {
  return Math.min(Math.max(Math.ceil(call.timeoutMs), 1), longestTimeoutMs);
}
