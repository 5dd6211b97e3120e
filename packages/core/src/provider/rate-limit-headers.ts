import type { RateLimit, RateLimits } from "./provider.ts";
import { durationMsOf, type HeadersLike, longestRestMs, msUntil, readNumber } from "./retry-after.ts";

/**
 * What a response's headers say of the limits: OpenAI's `x-ratelimit-*` (resets as durations) and Anthropic's
 * `anthropic-ratelimit-*` (resets as RFC 3339 times) are the two forms in use. `prefix` is the part before `limit-requests`
 * or `requests-limit`.
 */
export function rateLimitsOf(headers: HeadersLike | undefined, prefix: string): RateLimits | undefined {
  if (!headers) return undefined;
  const requests = read(headers, prefix, "requests");
  const tokens = read(headers, prefix, "tokens");
  return requests || tokens ? { requests, tokens } : undefined;
}

function read(headers: HeadersLike, prefix: string, what: "requests" | "tokens"): RateLimit | undefined {
  const value = (field: string): string | null =>
    headers.get(`${prefix}${field}-${what}`) ?? headers.get(`${prefix}${what}-${field}`);
  const limit = readNumber(value("limit"));
  const remaining = readNumber(value("remaining"));
  const resetMs = reset(value("reset"), headers);
  return limit === undefined && remaining === undefined && resetMs === undefined
    ? undefined
    : { limit, remaining, resetMs };
}

function reset(value: string | null, headers: HeadersLike): number | undefined {
  if (value === null) return undefined;
  const seconds = readNumber(value);
  const ms = seconds === undefined ? (durationMsOf(value) ?? msUntil(value, headers)) : seconds * 1000;
  // More than a day is a moment in seconds or milliseconds since 1970, which cannot be told apart from a mistake.
  return ms === undefined || ms > longestRestMs ? undefined : ms;
}
