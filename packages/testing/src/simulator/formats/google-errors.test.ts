import { expect, it } from "vitest";
import { googleError } from "./google-errors.ts";

it("gives Google's own form, changed as told", () => {
  expect(googleError("overloaded")).toEqual({
    status: 503,
    body: { error: { code: 503, message: "The model is overloaded. Please try again later.", status: "UNAVAILABLE" } },
  });
  expect(googleError("server_error", { status: 599, message: "Odd" }).body).toEqual({
    error: { code: 599, message: "Odd", status: "INTERNAL" },
  });
});

it("speaks of the plan and of billing where a limit per minute is meant, and says when to come back", () => {
  const { error } = googleError("rate_limit").body as { error: { message: string; details: object[] } };
  expect(error.message).toContain("exceeded your current quota");
  expect(error.details).toMatchObject([
    { violations: [{ quotaId: expect.stringContaining("PerMinute") }] },
    { retryDelay: "2.5s" },
  ]);
});

it("refuses a key with status 400, and billing that is switched off with 403", () => {
  expect(googleError("unauthorized")).toMatchObject({
    status: 400,
    body: { error: { details: [{ reason: "API_KEY_INVALID" }] } },
  });
  expect(googleError("quota", { status: 403 }).body).toMatchObject({
    error: { status: "PERMISSION_DENIED", details: [{ reason: "BILLING_DISABLED" }] },
  });
});
