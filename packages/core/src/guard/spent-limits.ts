import type { RateLimit, RateLimits } from "../provider/index.ts";

/** How long until a key is of use again for a model whose limits are spent, in milliseconds; 0: they are not, or nobody knows. */
export function spentForMs(limits: RateLimits | undefined): number {
  return longestReset(limits, (limit) => limit.remaining === 0);
}

/** Calls under way together use up more than the last answer's headers tell. */
const nearlySpentShare = 0.1;

/**
 * The same for limits of which a tenth or less is left: what a refusal that names no time was most likely refused for. A
 * limit of which more is left tells nothing of it.
 */
export function nearlySpentForMs(limits: RateLimits | undefined): number {
  return longestReset(limits, ({ limit, remaining }) => {
    return limit !== undefined && remaining !== undefined && remaining <= nearlySpentShare * limit;
  });
}

function longestReset(limits: RateLimits | undefined, applies: (limit: RateLimit) => boolean): number {
  let longestMs = 0;
  for (const limit of [limits?.requests, limits?.tokens]) {
    if (limit?.resetMs !== undefined && applies(limit)) longestMs = Math.max(longestMs, limit.resetMs);
  }
  return longestMs;
}
