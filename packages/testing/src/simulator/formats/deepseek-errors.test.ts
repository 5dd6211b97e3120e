import { expect, it } from "vitest";
import { deepSeekError } from "./deepseek-errors.ts";

it("is in DeepSeek's words, with its statuses", () => {
  expect(deepSeekError("quota")).toEqual({
    status: 402,
    body: {
      error: { message: "Insufficient Balance", type: "unknown_error", param: null, code: "invalid_request_error" },
    },
  });
  expect(deepSeekError("not_found").status).toBe(400);
  expect(deepSeekError("bad_request", { status: 422, message: "no", param: "stop" })).toMatchObject({
    status: 422,
    body: { error: { message: "no", param: "stop" } },
  });
});
