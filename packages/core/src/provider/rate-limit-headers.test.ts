import { expect, it } from "vitest";
import { rateLimitsOf } from "./rate-limit-headers.ts";

it("reads OpenAI's headers, whose resets are durations", () => {
  const headers = new Headers({
    "x-ratelimit-limit-requests": "500",
    "x-ratelimit-remaining-requests": "0",
    "x-ratelimit-reset-requests": "120ms",
    "x-ratelimit-limit-tokens": "30000",
    "x-ratelimit-remaining-tokens": "29500",
    "x-ratelimit-reset-tokens": "1m2s",
  });
  expect(rateLimitsOf(headers, "x-ratelimit-")).toEqual({
    requests: { limit: 500, remaining: 0, resetMs: 120 },
    tokens: { limit: 30_000, remaining: 29_500, resetMs: 62_000 },
  });
});

it("reads Anthropic's headers, whose resets are moments", () => {
  const headers = new Headers({
    date: "Sun, 22 Nov 2026 12:00:00 GMT",
    "anthropic-ratelimit-requests-limit": "50",
    "anthropic-ratelimit-requests-remaining": "49",
    "anthropic-ratelimit-requests-reset": "2026-11-22T12:00:02Z",
  });
  expect(rateLimitsOf(headers, "anthropic-ratelimit-")).toEqual({
    requests: { limit: 50, remaining: 49, resetMs: 2000 },
    tokens: undefined,
  });
});

it("takes a bare number for seconds, and one that can only be a moment since 1970 for nothing", () => {
  const resetMs = (value: string): number | undefined =>
    rateLimitsOf(
      new Headers({ "x-ratelimit-remaining-tokens": "1", "x-ratelimit-reset-tokens": value }),
      "x-ratelimit-",
    )?.tokens?.resetMs;
  expect(["30", "0.5", "86400"].map(resetMs)).toEqual([30_000, 500, 86_400_000]);
  expect(["1795348800", "1795348800000", "2099-01-01T00:00:00Z", "soon", "-1", ""].map(resetMs)).toEqual(
    Array.from({ length: 6 }, () => undefined),
  );
});

it("tells nothing where the headers do not", () => {
  expect(rateLimitsOf(undefined, "x-ratelimit-")).toBeUndefined();
  expect(rateLimitsOf(new Headers(), "x-ratelimit-")).toBeUndefined();
  expect(rateLimitsOf(new Headers({ "x-ratelimit-remaining-tokens": "many" }), "x-ratelimit-")).toBeUndefined();
  expect(rateLimitsOf(new Headers({ "x-ratelimit-remaining-tokens": " " }), "x-ratelimit-")).toBeUndefined();
  expect(rateLimitsOf(new Headers({ "x-ratelimit-remaining-tokens": "1" }), "anthropic-ratelimit-")).toBeUndefined();
});
