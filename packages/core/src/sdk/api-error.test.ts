import { expect, it } from "vitest";
import { type ApiErrorStyle, faultOfApiError, faultOfBody, faultOfSdk, requestIdOf } from "./api-error.ts";

const style: ApiErrorStyle = { requestIdHeaders: ["x-request-id", "x-trace-id"], rateLimitPrefix: "x-ratelimit-" };

function read(fields: object, changes: Partial<ApiErrorStyle> = {}) {
  return faultOfApiError(Object.assign(new Error("429 status code (no body)"), fields), { ...style, ...changes });
}

it("reads what the body and the headers say", () => {
  const headers = new Headers({ "retry-after": "7", "x-trace-id": "t-1" });
  const error = { message: "Slow down.", type: "rate_limit_error", param: "model" };
  expect(read({ status: 429, headers, error })).toMatchObject({
    ...{
      kind: "rate_limited",
      status: 429,
      message: "Slow down.",
      retryAfterMs: 7000,
      requestId: "t-1",
      param: "model",
    },
  });
});

it("waits for the limits that are used up where nobody says how long", () => {
  const headers = new Headers({
    ...{ "x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "1m2s" },
    ...{ "x-ratelimit-remaining-tokens": "100", "x-ratelimit-reset-tokens": "9m" },
  });
  expect(read({ status: 429, headers, error: { message: "Limit." } })?.retryAfterMs).toBe(62_000);
  expect(read({ status: 500, headers, error: { message: "Broken." } })?.retryAfterMs).toBeUndefined();
});

it("finds words where the body has none", () => {
  expect(read({ status: 502, error: undefined, message: "502 <html>Bad gateway</html>" })?.message).toBe(
    "The response is an HTML page.",
  );
  expect(read({ status: 502 }, { describe: (status) => `It answered with ${status}.` })?.message).toBe(
    "It answered with 502.",
  );
});

it("asks the adapter for the field that a refusal names", () => {
  const paramIn = (message: string) => message.split(":")[0];
  expect(read({ status: 400, error: { message: "stop: too long" } }, { paramIn })?.param).toBe("stop");
  expect(read({ status: 500, error: { message: "stop: broken" } }, { paramIn })?.param).toBeUndefined();
});

it("takes an event in the midst of a stream, and the SDK's own word for what went wrong", () => {
  expect(read({ status: undefined, error: { error: { type: "overloaded_error", message: "Busy" } } })).toMatchObject({
    ...{ kind: "overloaded", status: undefined, message: "Busy" },
  });
  expect(read({ status: 403, error: { message: "No." }, errorCode: "enforced_spend_limit_reached" })?.kind).toBe(
    "quota",
  );
});

it("leaves errors of another form alone", () => {
  expect(read({})).toBeUndefined();
  expect(faultOfApiError(new TypeError("terminated"), style)).toBeUndefined();
});

it("takes the first id that is there", () => {
  expect(requestIdOf(new Headers({ "x-trace-id": "t", "x-request-id": "r" }), style.requestIdHeaders)).toBe("r");
  expect(requestIdOf(undefined, style.requestIdHeaders)).toBeUndefined();
});

it("reads an error object in place of an answer", () => {
  expect(faultOfBody({ code: "rate_limit_exceeded", message: "Slow down.", param: "model" })).toMatchObject({
    ...{ kind: "rate_limited", message: "Slow down.", param: "model" },
  });
  expect(faultOfBody({}).message).toBe("The provider answered with an error.");
});

it("tells the SDK's errors from everything else that is thrown", () => {
  const call = { signal: new AbortController().signal, credential: undefined };
  const refused = Object.assign(new Error("x"), { status: 429, error: { message: "Slow down." } });
  expect(faultOfSdk(refused, call, style)).toMatchObject({ kind: "rate_limited", message: "Slow down." });
  expect(faultOfSdk(new TypeError("terminated"), call, style, "truncated").kind).toBe("truncated");
  expect(faultOfSdk(new TypeError("terminated"), call, style).kind).toBe("network");
});
