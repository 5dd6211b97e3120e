import type { RateLimit, RateLimits } from "./provider.ts";
import { durationMsOf, type HeadersLike, msUntil } from "./retry-after.ts";

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
  const limit = count(value("limit"));
  const remaining = count(value("remaining"));
  const resetMs = reset(value("reset"), headers);
  return limit === undefined && remaining === undefined && resetMs === undefined
    ? undefined
    : { limit, remaining, resetMs };
}

function count(value: string | null): number | undefined {
  if (value === null || value === "") return undefined;
  const number = Number(value);
  return Number.isFinite(number) && number >= 0 ? number : undefined;
}

function reset(value: string | null, headers: HeadersLike): number | undefined {
  if (value === null) return undefined;
  const duration = durationMsOf(value);
  if (duration !== undefined) return duration;
  const seconds = count(value);
  if (seconds !== undefined) return seconds * 1000;
  return msUntil(value, headers);
}
