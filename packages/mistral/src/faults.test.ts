import { CallSignal, ProviderFault } from "@overture/core/provider";
import { describe, expect, it } from "vitest";
import { callOf, secret } from "../test/fixtures.ts";
import { type FaultCircumstances, toFault } from "./faults.ts";

function read(thrown: unknown, changes: Partial<FaultCircumstances> = {}): ProviderFault {
  const call = callOf();
  const callSignal = new CallSignal(call);
  callSignal.release();
  return toFault(thrown, { ...call, callSignal, requestId: undefined, ...changes });
}

/** An error as the SDK throws it. */
const named = (name: string, more: object = {}, message = "oh") => Object.assign(new Error(message), { name, ...more });
const refused = (statusCode: number, body: unknown, headers: Record<string, string> = {}) =>
  named("SDKError", { statusCode, body: JSON.stringify(body), headers: new Headers(headers) });

describe("a fault", () => {
  it("says what the response said", () => {
    const headers = { "retry-after": "3", "mistral-correlation-id": "req_1" };
    const thrown = refused(429, { message: "Rate limit exceeded", type: "rate_limited" }, headers);
    expect(read(thrown)).toMatchObject({
      ...{ kind: "rate_limited", status: 429, retryAfterMs: 3000, requestId: "req_1" },
      ...{ message: "Rate limit exceeded", cause: thrown },
    });
  });

  it("tells a model that is not in the plan from one that is asked too often", () => {
    const thrown = refused(429, { type: "rate_limited" }, { "x-ratelimit-limit-req-minute": "0" });
    expect(read(thrown).kind).toBe("permission");
  });

  it("names the field that was refused, and keeps the request out of it", () => {
    const body = { detail: [{ loc: ["body", "temperature"], msg: "Too high", input: "a prompt" }] };
    const thrown = Object.assign(refused(422, body), { name: "HTTPValidationError", data$: { request$: secret } });
    const fault = read(thrown);
    expect(fault).toMatchObject({ kind: "invalid_request", param: "temperature", message: "Too high" });
    expect(fault.cause).toBeUndefined();
  });

  it.each([
    ["a page with status 200", named("SDKError", { statusCode: 200, body: "<html>" }), "malformed"],
    ["an error with status 200", refused(200, { object: "error", message: "Busy", code: "3505" }), "overloaded"],
    ["a body that is no JSON", named("SyntaxError"), "malformed"],
    ["an event of another form", named("ZodError"), "malformed"],
    ["a request of another form", named("SDKValidationError", { rawValue: "a prompt" }), "invalid_request"],
    ["a lost connection", named("ConnectionError", {}, "Unable to make request: TypeError: fetch failed"), "network"],
    ["a timeout of the SDK's", named("RequestTimeoutError", {}, "Request timed out"), "timeout"],
  ])("knows %s", (_what, thrown, kind) => {
    expect(read(thrown).kind).toBe(kind);
    expect(JSON.stringify(read(thrown).cause ?? "")).not.toContain("a prompt");
  });

  it("reads the error that came in the place of an event", () => {
    const notes = { deprecatedOn: undefined, streamedError: () => ({ message: "Slow", type: "rate_limited" }) };
    expect(read(named("ZodError"), { notes })).toMatchObject({ kind: "rate_limited", message: "Slow" });
  });

  it("is an abort whatever was thrown, if the caller left", () => {
    expect(read(refused(500, {}), { signal: AbortSignal.abort() }).kind).toBe("aborted");
  });

  it("is a timeout whatever was thrown, if the time was over", async () => {
    const callSignal = new CallSignal(callOf({ timeoutMs: 1 }));
    await new Promise((resolve) => callSignal.signal.addEventListener("abort", resolve));
    expect(read(named("RequestAbortedError"), { callSignal }).kind).toBe("timeout");
  });

  it("is truncated once a part of the answer was there", () => {
    expect(read(new TypeError("terminated"), { begun: true }).kind).toBe("truncated");
  });

  it("stays what it is, with the request's id", () => {
    const given = new ProviderFault({ kind: "server", message: "oh" });
    expect(read(given, { requestId: "req_2" })).toMatchObject({ kind: "server", requestId: "req_2" });
  });

  it("holds no key", () => {
    const fault = read(refused(401, { detail: `Wrong key ${secret}` }));
    expect(fault.kind).toBe("auth");
    expect(`${fault.message} ${String(fault.cause)}`).not.toContain(secret);
  });
});
