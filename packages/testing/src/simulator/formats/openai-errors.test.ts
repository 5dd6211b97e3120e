import { expect, it } from "vitest";
import { openAIError } from "./openai-errors.ts";

it("gives OpenAI's own form, changed as told", () => {
  expect(openAIError("quota")).toMatchObject({
    status: 429,
    body: { error: { code: "insufficient_quota", param: null } },
  });
  const told = openAIError("bad_request", { status: 422, message: "no", param: "stop", code: "x" });
  expect(told).toEqual({
    status: 422,
    body: { error: { message: "no", type: "invalid_request_error", param: "stop", code: "x" } },
  });
});
