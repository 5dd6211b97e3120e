import { expect, it } from "vitest";
import { OvertureError } from "../chat/index.ts";
import { asOvertureError, errorResponse } from "./error-response.ts";

it("has OpenAI's shape, and asks that nobody try again", async () => {
  const attempts = [{ model: "a/m", fault: "server", status: 500, message: "oh", startedAtMs: 0, durationMs: 5 }];
  const response = errorResponse(
    new OvertureError({
      code: "all_failed",
      status: 503,
      message: "None.",
      param: "model",
      attempts,
      retryAfterMs: 1200.4,
    }),
  );
  expect(response.status).toBe(503);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "x-should-retry": "false",
    "x-overture-error": "all_failed",
    "retry-after-ms": "1201",
    "retry-after": "2",
  });
  expect(await response.json()).toEqual({
    error: { message: "None.", type: "api_error", param: "model", code: "all_failed", attempts },
  });
});

it("has no Retry-After where nobody said so, and is the caller's fault below 500", async () => {
  const response = errorResponse(new OvertureError({ code: "invalid_request", status: 400, message: "No." }));
  expect(response.headers.has("retry-after")).toBe(false);
  expect(await response.json()).toEqual({
    error: { message: "No.", type: "invalid_request_error", param: null, code: "invalid_request" },
  });
});

it("says nothing of what an unexpected error was, and keeps it for whoever debugs in the process", async () => {
  const cause = new TypeError("sk-canary");
  expect(await errorResponse(cause).text()).not.toContain("canary");
  expect(asOvertureError(cause)).toMatchObject({ status: 500, cause });
  const ours = new OvertureError({ code: "closed", status: 503, message: "Closed." });
  expect(asOvertureError(ours)).toBe(ours);
});
