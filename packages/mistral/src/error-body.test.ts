import { expect, it } from "vitest";
import { faultOfErrorBody, readErrorBody } from "./error-body.ts";

it.each([
  [{ object: "error", message: "Rate limit exceeded", type: "rate_limited", code: "1300" }, 429, "rate_limited"],
  [{ message: "Service tier capacity exceeded for this model.", code: "3505" }, 429, "overloaded"],
  [{ message: "Invalid model: a", type: "invalid_model", code: "1500" }, 400, "not_found"],
  [{ message: "Prompt contains 9 tokens, too large for model with 8 maximum context length" }, 400, "context_length"],
  [{ detail: "Unauthorized" }, 401, "auth"],
  [{ message: "You have no credits" }, 402, "quota"],
  [{ message: "no Route matched with those values" }, 404, "not_found"],
  [{ detail: [{ loc: ["body", "temperature"], msg: "Too high" }] }, 422, "invalid_request"],
  [{}, 503, "overloaded"],
])("knows what %j with status %i is", (body, status, kind) => {
  expect(readErrorBody(body).kindOf(status)).toBe(kind);
});

it.each([
  [
    { detail: [{ loc: ["body", "messages", 0, "content"], msg: "Field required" }] },
    "Field required",
    "messages.0.content",
  ],
  [{ message: { detail: [{ loc: ["body", "top_p"], msg: "Too low" }] } }, "Too low", "top_p"],
  [{ error: { message: "Inner", param: "seed" } }, "Inner", "seed"],
  [{ message: "x".repeat(1000) }, "x".repeat(500), undefined],
  [{ message: 7 }, "Mistral gave no reason.", undefined],
  [{}, "Mistral gave no reason.", undefined],
])("reads the words and the field of %j", (body, message, param) => {
  expect(readErrorBody(body)).toMatchObject({ message });
  expect(readErrorBody(body).param).toBe(param);
});

it("finds the status inside an error that came without one", () => {
  expect(faultOfErrorBody({ object: "error", message: "Slow down", raw_status_code: 429 }).kind).toBe("rate_limited");
  expect(faultOfErrorBody({ object: "error", message: "Oh" }).kind).toBe("server");
});
