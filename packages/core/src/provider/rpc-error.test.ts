import { expect, it } from "vitest";
import { readRpcError } from "./rpc-error.ts";

const type = (name: string) => `type.googleapis.com/google.rpc.${name}`;
const details = [
  { "@type": type("RetryInfo"), retryDelay: "2s" },
  { "@type": type("ErrorInfo"), reason: "RATE_LIMIT_EXCEEDED" },
  { "@type": type("QuotaFailure"), violations: [{ quotaId: "PerDay", subject: "a" }, null] },
  { "@type": type("BadRequest"), fieldViolations: [{ field: "contents" }] },
  { "@type": type("RequestInfo"), requestId: "r1" },
];
const body = { error: { code: 429, message: "Too many", status: "RESOURCE_EXHAUSTED", details } };

it.each([
  JSON.stringify(body),
  JSON.stringify([body]),
  `got status: ${JSON.stringify(body)}`,
  JSON.stringify({ error: { message: JSON.stringify(body) } }),
])("reads the words and the details of %s", (message) => {
  expect(readRpcError(message)).toEqual({
    ...{ message: "Too many", status: "RESOURCE_EXHAUSTED", retryAfterMs: 2000, reason: "RATE_LIMIT_EXCEEDED" },
    ...{ quotas: ["PerDay a"], field: "contents", requestId: "r1" },
  });
});

it("takes words for words, and the details that come apart from them", () => {
  expect(readRpcError("Busy", details)).toMatchObject({ message: "Busy", retryAfterMs: 2000 });
  expect(readRpcError("Not {valid} JSON")).toMatchObject({ message: "Not {valid} JSON", quotas: [], status: "" });
});
