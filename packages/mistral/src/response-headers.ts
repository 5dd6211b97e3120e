import { type HeadersLike, type RateLimits, rateLimitsOf } from "./core.ts";

/** Mistral's own id of a request, or its gateway's. */
export function requestIdFrom(headers: HeadersLike | undefined): string | undefined {
  return headers?.get("mistral-correlation-id") ?? headers?.get("x-kong-request-id") ?? undefined;
}

/** Mistral's limits. It counts by the minute, and says so in the headers' names: `x-ratelimit-remaining-req-minute`. */
export function rateLimitsFrom(headers: HeadersLike | undefined): RateLimits | undefined {
  if (!headers) return undefined;
  const get = (name: string): string | null =>
    headers.get(`${name.replace("requests", "req")}-minute`) ?? headers.get(name);
  return rateLimitsOf({ get }, "x-ratelimit-");
}
