import { describe, expect, it } from "vitest";
import type { FaultKind } from "./fault.ts";
import { faultKindOfRefusal, faultKindOfStatus } from "./http-fault.ts";

it("knows what a status alone tells of", () => {
  const kinds: Record<number, FaultKind> = {
    200: "malformed",
    302: "malformed",
    400: "invalid_request",
    401: "auth",
    402: "quota",
    403: "permission",
    404: "not_found",
    408: "timeout",
    409: "conflict",
    410: "not_found",
    413: "payload_too_large",
    418: "invalid_request",
    422: "invalid_request",
    429: "rate_limited",
    500: "server",
    501: "server",
    502: "server",
    503: "overloaded",
    504: "timeout",
    520: "server",
    524: "timeout",
    529: "overloaded",
  };
  for (const [status, kind] of Object.entries(kinds))
    expect([status, faultKindOfStatus(Number(status))]).toEqual([status, kind]);
});

describe("a refusal in a vendor's own words", () => {
  it.each<[FaultKind, number, string, string]>([
    ["context_length", 400, "context_length_exceeded", "This model's maximum context length is 128000 tokens."],
    ["context_length", 400, "invalid_request_error", "prompt is too long: 210000 tokens > 200000 maximum"],
    [
      "context_length",
      400,
      "INVALID_ARGUMENT",
      "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).",
    ],
    ["context_length", 422, "", "Prompt contains 40000 tokens, too large for model with 32768 maximum context length"],
    ["context_length", 413, "", "Input is too long for requested model."],
    ["content_policy", 400, "content_policy_violation", "Your request was rejected by our safety system."],
    ["content_policy", 400, "content_filter", "The response was filtered."],
    ["content_policy", 400, "invalid_request_error", "Content Exists Risk"],
    ["context_length", 400, "", "input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000"],
    ["quota", 403, "permission_error enforced_spend_limit_reached", "Not now"],
    ["not_found", 400, "invalid_request_error", "Model Not Exist"],
    ["not_found", 400, "", "The supported API model names are deepseek-v4-pro or deepseek-v4-flash, but you passed x."],
    ["content_policy", 400, "invalid_prompt", "Your prompt was flagged as potentially violating our usage policy."],
    [
      "quota",
      429,
      "insufficient_quota",
      "You exceeded your current quota, please check your plan and billing details.",
    ],
    [
      "quota",
      429,
      "billing_not_active",
      "Your account is not active, please check your billing details on our website.",
    ],
    ["quota", 400, "invalid_request_error", "Your credit balance is too low to access the Anthropic API."],
    ["quota", 400, "billing_hard_limit_reached", "Billing hard limit has been reached"],
    ["quota", 402, "", "Insufficient Balance"],
    ["unsupported", 400, "unsupported_value", "'temperature' does not support 0.2 with this model."],
    ["unsupported", 400, "unsupported_parameter", "Unsupported parameter: 'max_tokens'."],
    [
      "invalid_request",
      400,
      "invalid_value",
      "max_tokens is too large: 100000. This model supports at most 16384 completion tokens.",
    ],
    ["invalid_request", 422, "", "Input should be a valid list"],
    ["permission", 403, "", "Country, region, or territory not supported"],
    ["payload_too_large", 413, "request_too_large", "Request exceeds the maximum size"],
    ["auth", 401, "invalid_api_key", "Incorrect API key provided. See billing details."],
    ["server", 500, "server_error", "The context window service is down"],
  ])("is %s: %i %s %s", (kind, status, code, message) => {
    expect(faultKindOfRefusal(status, code, message)).toBe(kind);
  });

  it("is a rate limit, and no want of money, when it only points to the billing page", () => {
    const message =
      "Rate limit reached for gpt-5.5 on requests per min (RPM): Limit 3, Used 3, Requested 1. Please try again in 20s. " +
      "You can increase your rate limit by adding a payment method to your account at https://platform.openai.com/account/billing.";
    expect(faultKindOfRefusal(429, "rate_limit_exceeded", message)).toBe("rate_limited");
  });

  it("is read no further than its beginning, so that an endless message costs nothing", () => {
    expect(faultKindOfRefusal(400, "", `${"x".repeat(3000)} insufficient_quota`)).toBe("invalid_request");
  });
});

it.each([
  [400, "API key not valid. Please pass a valid API key.", "auth"],
  [403, "Method doesn't allow unregistered callers.", "auth"],
  [403, "This API method requires billing to be enabled.", "quota"],
  [429, "Your prepayment credits are depleted.", "quota"],
  [400, "Request payload size exceeds the limit: 20971520 bytes.", "payload_too_large"],
  [400, "Logprobs is not enabled for models/gemini-2.5-pro", "unsupported"],
] as const)("knows Gemini's words: %i %s", (status, message, kind) => {
  expect(faultKindOfRefusal(status, "", message)).toBe(kind);
});
