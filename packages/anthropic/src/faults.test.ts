import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from "@anthropic-ai/sdk";
import { ProviderFault } from "@overture/core/provider";
import { describe, expect, it } from "vitest";
import { secret } from "../test/fixtures.ts";
import { faultOfErrorBody, toFault } from "./faults.ts";

const running = { signal: new AbortController().signal, credential: secret, begun: false };

function body(type: string, message: string, details?: object) {
  return { type: "error", error: { type, message, ...(details ? { details } : {}) }, request_id: "req_1" };
}

function refused(
  status: number,
  type: string,
  message: string,
  headers: Record<string, string> = {},
  details?: object,
) {
  return toFault(APIError.generate(status, body(type, message, details), undefined, new Headers(headers)), running);
}

describe("what Anthropic answers", () => {
  it.each([
    [400, "invalid_request_error", "messages: at least one message is required", "invalid_request"],
    [400, "invalid_request_error", "prompt is too long: 208310 tokens > 200000 maximum", "context_length"],
    [
      400,
      "invalid_request_error",
      "input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000",
      "context_length",
    ],
    [400, "invalid_request_error", "Your credit balance is too low to access the Anthropic API.", "quota"],
    [400, "invalid_request_error", "Output blocked by content filtering policy", "content_policy"],
    [400, "invalid_request_error", "role 'system' is not supported on this model", "unsupported"],
    [401, "authentication_error", "invalid x-api-key", "auth"],
    [402, "billing_error", "Payment required", "quota"],
    [403, "permission_error", "Your API key does not have permission", "permission"],
    [404, "not_found_error", "model: claude-9", "not_found"],
    [408, "timeout_error", "Request timed out", "timeout"],
    [409, "conflict_error", "Conflict", "conflict"],
    [413, "request_too_large", "Request exceeds the maximum size", "payload_too_large"],
    [429, "rate_limit_error", "Number of requests has exceeded your limit", "rate_limited"],
    [500, "api_error", "Internal server error", "server"],
    [500, "overloaded_error", "Overloaded", "overloaded"],
    [503, "api_error", "Unavailable", "overloaded"],
    [504, "timeout_error", "Gateway timeout", "timeout"],
    [529, "overloaded_error", "Overloaded", "overloaded"],
  ])("%i %s (%s) is %s", (status, type, message, kind) => {
    expect(refused(status, type, message)).toMatchObject({ kind, status, message });
  });

  it("is read by its code where money ran out", () => {
    const fault = refused(403, "permission_error", "Not now", {}, { error_code: "enforced_spend_limit_reached" });
    expect(fault.kind).toBe("quota");
  });

  it("tells how long to rest, under which id, and which field is at fault", () => {
    const fault = refused(429, "rate_limit_error", "Slow down", { "retry-after": "7", "request-id": "req_9" });
    expect(fault).toMatchObject({ retryAfterMs: 7000, requestId: "req_9", param: undefined });
    expect(fault.cause).toBeInstanceOf(APIError);
    expect(refused(400, "invalid_request_error", "max_tokens: must be positive").param).toBe("max_tokens");
  });

  it("needs no body", () => {
    const fault = toFault(APIError.generate(502, undefined, "<html>Bad gateway</html>", new Headers()), running);
    expect(fault).toMatchObject({ kind: "server", status: 502, message: "Anthropic answered with status 502." });
  });

  it("may be an event in the midst of a stream, without a status", () => {
    const event = new APIError(
      undefined,
      body("overloaded_error", "Overloaded"),
      undefined,
      new Headers(),
      "overloaded_error",
    );
    expect(toFault(event, running)).toMatchObject({ kind: "overloaded", status: undefined, message: "Overloaded" });
    expect(faultOfErrorBody(body("invalid_request_error", "prompt is too long"))?.kind).toBe("context_length");
    expect(faultOfErrorBody(body("something_new", "?"))?.kind).toBe("server");
    expect(faultOfErrorBody({ type: "error" })).toBeUndefined();
  });
});

describe("what the SDK throws beside", () => {
  it.each([
    [new APIConnectionTimeoutError(), "timeout"],
    [new APIConnectionError({ cause: new TypeError("fetch failed") }), "network"],
    [new TypeError("terminated"), "network"],
    [new SyntaxError("Unexpected token"), "malformed"],
    ["a string", "network"],
  ])("%s is %s", (thrown, kind) => {
    expect(toFault(thrown, running)).toMatchObject({ kind, status: undefined });
  });

  it("is an abort whenever the signal says so, whatever it looks like", () => {
    const aborted = { ...running, signal: AbortSignal.abort() };
    for (const thrown of [new APIUserAbortError(), new TypeError("terminated"), new SyntaxError("x")]) {
      expect(toFault(thrown, aborted).kind).toBe("aborted");
    }
  });

  it("stays a fault if it is one", () => {
    const fault = new ProviderFault({ kind: "truncated", message: "x" });
    expect(toFault(fault, { ...running, signal: AbortSignal.abort() })).toBe(fault);
  });
});

it("never quotes the key, wherever it stands", () => {
  const quoted = refused(401, "authentication_error", `invalid key ${secret}`);
  expect(quoted).toMatchObject({ kind: "auth", status: 401, message: "invalid key [key]" });
  expect(quoted.cause).toBeUndefined();
  const header = toFault(new TypeError(`Headers.append: "Bearer ${secret}" is an invalid header value.`), running);
  expect(header.kind).toBe("auth");
  expect(`${header.message}${String(header.cause)}`).not.toContain(secret);
  const nested = toFault(new APIConnectionError({ cause: new TypeError(`bad ${secret}`) }), running);
  expect(`${nested.message}${String(nested.cause)}`).not.toContain(secret);
});
