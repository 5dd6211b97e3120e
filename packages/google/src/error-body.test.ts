import { expect, it } from "vitest";
import { errorOf } from "../test/fixtures.ts";
import { readErrorBody } from "./error-body.ts";

const type = (name: string) => `type.googleapis.com/google.rpc.${name}`;
const details = [
  { "@type": type("RetryInfo"), retryDelay: "34.5s" },
  { "@type": type("ErrorInfo"), reason: "RATE_LIMIT_EXCEEDED" },
  { "@type": type("QuotaFailure"), violations: [{ quotaId: "PerDay" }, null] },
  { "@type": type("BadRequest"), fieldViolations: [{ field: "contents", description: "x" }] },
  { "@type": type("RequestInfo"), requestId: "r1" },
];
const error = errorOf(429, "Too many", "RESOURCE_EXHAUSTED", ...details);

it.each([
  ["the body", JSON.stringify(error)],
  ["a list", JSON.stringify([error], null, 2)],
  ["a body behind words", `got status: RESOURCE_EXHAUSTED. ${JSON.stringify(error)}`],
  ["a body within a body", JSON.stringify(errorOf(429, JSON.stringify(error, null, 2), "Too Many Requests"))],
])("reads %s", (_name, message) => {
  const body = readErrorBody(message);
  expect(body).toMatchObject({
    message: "Too many",
    status: "RESOURCE_EXHAUSTED",
    retryAfterMs: 34_500,
    reason: "RATE_LIMIT_EXCEEDED",
    field: "contents",
    requestId: "r1",
  });
  expect(body.quotas).toEqual([expect.stringContaining("PerDay")]);
});

it("takes words for words, and the details that come apart from them", () => {
  expect(readErrorBody("Not {valid} JSON")).toMatchObject({ message: "Not {valid} JSON", status: "", quotas: [] });
  expect(readErrorBody("Busy", details)).toMatchObject({ message: "Busy", retryAfterMs: 34_500 });
  expect(readErrorBody("")).toMatchObject({ message: undefined });
  expect(readErrorBody(JSON.stringify({ error: { details: "none" } })).retryAfterMs).toBeUndefined();
});
