import { expect, it } from "vitest";
import { OvertureError } from "./overture-error.ts";

const attempt = {
  model: "openai/gpt-5.5",
  fault: "overloaded",
  status: 503,
  message: "Try later.",
  startedAtMs: 0,
  durationMs: 12,
};

it("carries what went wrong in words that a program can read", () => {
  const cause = new Error("socket hang up");
  const error = new OvertureError({
    code: "all_failed",
    status: 502,
    message: "Every model failed.",
    attempts: [attempt],
    retryAfterMs: 2000,
    cause,
  });
  expect(error).toMatchObject({ name: "OvertureError", code: "all_failed", status: 502, retryAfterMs: 2000, cause });
  expect(error.attempts).toEqual([attempt]);
  expect(String(error)).toBe("OvertureError: Every model failed.");
});

it("has OpenAI's error body, so that an OpenAI client reads it", () => {
  const refused = new OvertureError({
    code: "invalid_request",
    status: 400,
    message: "No messages.",
    param: "messages",
  });
  expect(JSON.parse(JSON.stringify(refused))).toEqual({
    error: { message: "No messages.", type: "invalid_request_error", param: "messages", code: "invalid_request" },
  });
  const failed = new OvertureError({ code: "all_failed", status: 502, message: "All failed.", attempts: [attempt] });
  expect(failed.toJSON()).toEqual({
    error: { message: "All failed.", type: "api_error", param: null, code: "all_failed", attempts: [attempt] },
  });
});

it("is known across two installs, and nothing else is taken for it", async () => {
  const again: typeof import("./overture-error.ts") = await import(`${"./overture-error.ts"}?second-install`);
  const error = new again.OvertureError({ code: "closed", status: 503, message: "Closed." });
  expect(again.OvertureError).not.toBe(OvertureError);
  expect(error instanceof OvertureError).toBe(true);
  for (const other of [new Error("Closed."), { code: "closed" }, null, undefined, "closed"]) {
    expect(other instanceof OvertureError).toBe(false);
  }
});

it("leaves out what it was not given", () => {
  const error = new OvertureError({ code: "closed", status: 503, message: "Closed." });
  expect("cause" in error).toBe(false);
  expect([error.param, error.attempts, error.retryAfterMs]).toEqual([undefined, [], undefined]);
});
