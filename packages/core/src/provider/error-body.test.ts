import { expect, it } from "vitest";
import { kindOfErrorBody, messageOfErrorBody, readErrorBody, shortened } from "./error-body.ts";
import type { FaultKind } from "./fault.ts";

it.each([
  [
    { message: "no", type: "t", code: "c", param: "p" },
    { message: "no", type: "t", code: "c", param: "p" },
  ],
  [
    { message: "no", code: 404, param: null },
    { message: "no", type: "", code: "404", param: undefined },
  ],
  ["model 'x' not found", { message: "model 'x' not found", type: "", code: "", param: undefined }],
  [{ detail: "Not Found" }, { message: "Not Found", type: "", code: "", param: undefined }],
  [{ error: "no such model" }, { message: "no such model", type: "", code: "", param: undefined }],
  [[{ error: { message: "quota", code: 429 } }], { message: "quota", type: "", code: "429", param: undefined }],
  [[[[]]], { message: undefined, type: "", code: "", param: undefined }],
  [undefined, { message: undefined, type: "", code: "", param: undefined }],
])("reads %j", (value, expected) => {
  expect(readErrorBody(value)).toEqual(expected);
});

it.each<[number | undefined, object, FaultKind]>([
  [429, { code: "insufficient_quota" }, "quota"],
  [429, { code: "rate_limit_exceeded", type: "tokens" }, "rate_limited"],
  [400, { code: "context_length_exceeded" }, "context_length"],
  [400, { message: "This model's maximum context length is 8192 tokens" }, "context_length"],
  [400, { code: "content_policy_violation" }, "content_policy"],
  [400, { code: "content_filter", message: "The response was filtered" }, "content_policy"],
  [400, { code: "unsupported_parameter", message: "Unsupported parameter: 'stop'" }, "unsupported"],
  [400, { code: "unsupported_value" }, "unsupported"],
  [400, { code: "invalid_value", type: "invalid_request_error", message: "bad" }, "invalid_request"],
  [401, { code: "invalid_api_key" }, "auth"],
  [403, { code: "unsupported_country_region_territory" }, "permission"],
  [403, { code: "model_not_found" }, "not_found"],
  [404, { code: "model_not_found" }, "not_found"],
  [500, { type: "server_error" }, "server"],
  [500, { type: "overloaded_error", message: "Overloaded" }, "overloaded"],
  [400, { type: "not_found_error", message: "model: x" }, "not_found"],
  [503, { message: "busy" }, "overloaded"],
  [undefined, { code: "rate_limit_exceeded" }, "rate_limited"],
  [undefined, { type: "server_error", code: null }, "server"],
  [undefined, { type: "overloaded_error" }, "overloaded"],
  [undefined, { code: 502, message: "upstream" }, "server"],
  [undefined, { code: "429" }, "rate_limited"],
  [undefined, { type: "invalid_request_error", message: "bad" }, "invalid_request"],
  [undefined, { message: "The engine is currently overloaded" }, "overloaded"],
  [undefined, { message: "Too many requests" }, "rate_limited"],
  [undefined, { message: "something broke" }, "server"],
])("with status %s, %j is %s", (status, body, kind) => {
  expect(kindOfErrorBody(readErrorBody(body), status)).toBe(kind);
});

it("says what the server said, on one line and within bounds", () => {
  expect(messageOfErrorBody(readErrorBody({ message: "a\n  b" }))).toBe("a b");
  expect(messageOfErrorBody(readErrorBody({ code: "overloaded" }))).toBe("overloaded");
  expect(messageOfErrorBody(readErrorBody({}))).toBeUndefined();
  expect(shortened("x".repeat(10_000)).length).toBeLessThan(510);
  expect(shortened("502 <!DOCTYPE html><html><body>Bad gateway</body></html>")).toBe("The response is an HTML page.");
});

it.each([
  [{ detail: [{ loc: ["body", "messages", 0], msg: "Field required" }] }, "Field required", "messages.0"],
  [{ message: { detail: [{ loc: ["body", "top_p"], msg: "Too low" }] } }, "Too low", "top_p"],
  [{ detail: [7] }, undefined, undefined],
])("reads the list of fields in %j", (body, message, param) => {
  expect(readErrorBody(body)).toEqual({ code: "", type: "", message, param });
});
