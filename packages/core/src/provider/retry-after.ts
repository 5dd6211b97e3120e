import { systemClock } from "../time/index.ts";

/** The part of `Headers` that is read here; SDKs give look-alikes. */
export interface HeadersLike {
  get(name: string): string | null;
}

/** No provider means a longer rest than a day; more is a mistake, and an endless number would park a key for good. */
export const longestRestMs = 86_400_000;

/**
 * How long a response asks to be left alone, in milliseconds: `retry-after-ms`, else `retry-after` in seconds or as an HTTP
 * date (RFC 9110, section 10.2.3), read against the response's own `date`, so that two clocks need not agree. Nonsense is
 * no answer.
 */
export function retryAfterMsOf(headers: HeadersLike | undefined): number | undefined {
  const milliseconds = readNumber(headers?.get("retry-after-ms"));
  if (milliseconds !== undefined) return Math.min(milliseconds, longestRestMs);
  const value = headers?.get("retry-after");
  const seconds = readNumber(value);
  if (seconds !== undefined) return Math.min(seconds * 1000, longestRestMs);
  const untilMs = value ? msUntil(value, headers) : undefined;
  return untilMs === undefined ? undefined : Math.min(untilMs, longestRestMs);
}

/** How long after its response a moment in a header lies, in milliseconds; 0 if it has passed. */
export function msUntil(moment: string, headers: HeadersLike | undefined): number | undefined {
  // Without a time of day it is no moment of any header, though V8 makes a date even of "-5".
  if (!/\d:\d\d/.test(moment)) return undefined;
  const date = Date.parse(moment);
  if (Number.isNaN(date)) return undefined;
  const sent = Date.parse(headers?.get("date") ?? "");
  return Math.max(date - (Number.isNaN(sent) ? systemClock.now() : sent), 0);
}

/** A duration such as `1s`, `6m0s`, `120ms` or `1h2m3.5s` in milliseconds: how OpenAI writes its reset headers. */
export function durationMsOf(value: string | null | undefined): number | undefined {
  if (!value || value.length > 32) return undefined;
  let total = 0;
  let matched = 0;
  for (const [piece, amount, unit] of value.matchAll(/(\d+(?:\.\d+)?)(ms|h|m|s)/g)) {
    matched += piece.length;
    total += Number(amount) * (unit === "h" ? 3_600_000 : unit === "m" ? 60_000 : unit === "s" ? 1000 : 1);
  }
  return matched === value.length && matched > 0 ? total : undefined;
}

/** A header's number: 0 or more, or nothing. */
export function readNumber(value: string | null | undefined): number | undefined {
  if (value === null || value === undefined || value.trim() === "") return undefined;
  const number = Number(value);
  return Number.isFinite(number) && number >= 0 ? number : undefined;
}
