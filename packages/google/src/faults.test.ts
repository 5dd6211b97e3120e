import { inspect } from "node:util";
import { ProviderFault } from "@overture/core/provider";
import { describe, expect, it } from "vitest";
import { errorOf, secret } from "../test/fixtures.ts";
import { type FaultCircumstances, requestIdOf, toFault } from "./faults.ts";

const usual: FaultCircumstances = {
  signal: new AbortController().signal,
  timedOut: false,
  credential: secret,
  sent: true,
  response: undefined,
};
const type = (name: string) => `type.googleapis.com/google.rpc.${name}`;
const retry = { "@type": type("RetryInfo"), retryDelay: "12s" };
const perDay = {
  "@type": type("QuotaFailure"),
  violations: [{ quotaId: "GenerateRequestsPerDayPerProject-FreeTier" }],
};
const noKey = { "@type": type("ErrorInfo"), reason: "API_KEY_INVALID" };
const currentQuota = "You exceeded your current quota, please check your plan and billing details.";

function apiError(status: number, message: string, ...details: object[]): Error {
  const error = new Error(JSON.stringify(errorOf(status, message, "WORD", ...details)));
  return Object.assign(error, { name: "ApiError", status });
}

describe("toFault", () => {
  it.each([
    [429, currentQuota, [retry], "rate_limited"],
    [429, currentQuota, [perDay], "rate_limited"],
    [429, currentQuota, [], "quota"],
    [429, "Resource has been exhausted (e.g. check quota).", [], "rate_limited"],
    [429, "Your prepayment credits are depleted.", [retry], "quota"],
    [403, "This API method requires billing to be enabled.", [], "quota"],
    [400, "API key not valid. Please pass a valid API key.", [noKey], "auth"],
    [400, "API key expired. Please renew the API key.", [], "auth"],
    [403, "Method doesn't allow unregistered callers.", [], "auth"],
    [403, "Permission denied.", [], "permission"],
    [401, "Request had invalid authentication credentials.", [], "auth"],
    [404, "models/x is not found for API version v1beta.", [], "not_found"],
    [
      400,
      "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).",
      [],
      "context_length",
    ],
    [400, "Request payload size exceeds the limit: 20971520 bytes.", [], "payload_too_large"],
    [400, "Logprobs is not enabled for models/gemini-2.5-pro", [], "unsupported"],
    [400, "Multiple candidates is not enabled for this model", [], "unsupported"],
    [400, "Function calling with a response mime type: 'application/json' is unsupported", [], "unsupported"],
    [400, "Request contains an invalid argument.", [], "invalid_request"],
    [409, "Aborted.", [], "conflict"],
    [500, "An internal error has occurred.", [], "server"],
    [503, "The model is overloaded.", [], "overloaded"],
    [504, "Deadline expired before operation could complete.", [], "timeout"],
  ])("%i %s is %4$s", (status, message, details, kind) => {
    const fault = toFault(apiError(status, message, ...details), usual);
    expect(fault).toMatchObject({ kind, status, message });
  });

  it("waits as RetryInfo says, unless a header says it", () => {
    const error = apiError(429, currentQuota, retry);
    expect(toFault(error, usual).retryAfterMs).toBe(12_000);
    const headers = new Headers({ "retry-after": "3", "x-goog-request-id": "req_1" });
    expect(toFault(error, { ...usual, response: { status: 429, headers } })).toMatchObject({
      retryAfterMs: 3000,
      requestId: "req_1",
    });
  });

  it("names the field that Google objects to", () => {
    const violation = { "@type": type("BadRequest"), fieldViolations: [{ field: "contents[0]" }] };
    expect(toFault(apiError(400, "Bad", violation), usual).param).toBe("contents[0]");
  });

  it("understands the older SDK's errors", () => {
    const message = `[GoogleGenerativeAI Error]: Error fetching from https://x/: [429 Too Many Requests] ${currentQuota}`;
    const error = Object.assign(new Error(message), { status: 429, errorDetails: [retry] });
    expect(toFault(error, usual)).toMatchObject({ kind: "rate_limited", message: currentQuota, retryAfterMs: 12_000 });
  });

  it("asks the signal and the clock before the error, which says the same of both", () => {
    const aborted = new DOMException("This operation was aborted", "AbortError");
    expect(toFault(aborted, { ...usual, signal: AbortSignal.abort("gone") })).toMatchObject({
      kind: "aborted",
      cause: "gone",
    });
    expect(toFault(aborted, { ...usual, timedOut: true }).kind).toBe("timeout");
  });

  it.each([
    [new TypeError("fetch failed"), "network"],
    [new Error("Incomplete JSON segment at the end"), "truncated"],
    [new SyntaxError("Unexpected token"), "malformed"],
    [new Error('exception parsing stream chunk {"a. SyntaxError'), "malformed"],
    ["a word", "network"],
  ])("tells %s apart", (thrown, kind) => {
    expect(toFault(thrown, usual).kind).toBe(kind);
  });

  it("takes an error before anything was sent for the set-up's, which another provider may not share, or for the key's", () => {
    expect(toFault(new Error("model is required"), { ...usual, sent: false }).kind).toBe("unsupported");
    const fault = toFault(new TypeError(`Headers.append: "${secret}" is invalid`), { ...usual, sent: false });
    expect(fault.kind).toBe("auth");
    expect(inspect(fault, { depth: 8 })).not.toContain(secret);
  });

  it("shows no key that Google repeats, and adds the request's id to any fault", () => {
    const fault = toFault(apiError(400, `API key not valid: ${secret}`), usual);
    expect(inspect(fault, { depth: 8 })).not.toContain(secret);
    const response = { status: 200, headers: new Headers({ "x-request-id": "req_2" }) };
    const given = new ProviderFault({ kind: "malformed", message: "x" });
    expect(toFault(given, { ...usual, response })).toMatchObject({ kind: "malformed", requestId: "req_2" });
  });
});

it("prefers Google's own id of the request", () => {
  expect(requestIdOf(new Headers({ "x-request-id": "a", "x-goog-request-id": "b" }))).toBe("b");
  expect(requestIdOf(undefined)).toBeUndefined();
});
