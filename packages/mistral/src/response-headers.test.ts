import { expect, it } from "vitest";
import { rateLimitsFrom, requestIdFrom } from "./response-headers.ts";

it("reads the limits of a minute", () => {
  const headers = new Headers({
    "x-ratelimit-limit-req-minute": "720",
    "x-ratelimit-remaining-req-minute": "717",
    "x-ratelimit-limit-tokens-minute": "5000000",
    "x-ratelimit-remaining-tokens-minute": "4999911",
    "x-ratelimit-tokens-query-cost": "52",
  });
  expect(rateLimitsFrom(headers)).toEqual({
    requests: { limit: 720, remaining: 717, resetMs: undefined },
    tokens: { limit: 5_000_000, remaining: 4_999_911, resetMs: undefined },
  });
});

it("reads OpenAI's names too, which servers of Mistral's models use", () => {
  expect(rateLimitsFrom(new Headers({ "x-ratelimit-limit-requests": "9" }))?.requests?.limit).toBe(9);
  expect(rateLimitsFrom(new Headers())).toBeUndefined();
  expect(rateLimitsFrom(undefined)).toBeUndefined();
});

it("finds the request's id", () => {
  expect(requestIdFrom(new Headers({ "mistral-correlation-id": "a", "x-kong-request-id": "b" }))).toBe("a");
  expect(requestIdFrom(new Headers({ "x-kong-request-id": "b" }))).toBe("b");
  expect(requestIdFrom(undefined)).toBeUndefined();
});
