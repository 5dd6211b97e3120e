import { expect, it } from "vitest";
import { anthropicError } from "./anthropic-errors.ts";

it("gives Anthropic's own form, changed as told", () => {
  expect(anthropicError("overloaded", {}, "req_1")).toEqual({
    status: 529,
    body: { type: "error", error: { type: "overloaded_error", message: "Overloaded" }, request_id: "req_1" },
  });
  expect(anthropicError("quota", { status: 400 }).body).toMatchObject({
    error: { type: "invalid_request_error", message: expect.stringContaining("credit balance is too low") },
  });
  expect(anthropicError("server_error", { status: 504 }).body).toMatchObject({ error: { type: "timeout_error" } });
});
