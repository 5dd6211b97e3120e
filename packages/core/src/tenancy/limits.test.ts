import { describe, expect, it } from "vitest";
import type { OwnAllowance } from "./budget-line.ts";
import { correctionsOf, refusedBy, takesOf } from "./limits.ts";

const limits = { requestsPerMinute: 60, tokensPerMinute: 1000, concurrent: 3 };
const tenant: OwnAllowance = { owner: "tenant", budgets: [], limits };
const app: OwnAllowance = { owner: "app", budgets: [], limits: { tokensPerMinute: 9000 } };

describe("what a request takes", () => {
  it("is one request and its tokens, of whoever limits them, a minute's worth at once", () => {
    expect(takesOf([tenant, app], 50).map(({ take }) => take)).toEqual([
      { bucket: "tenant requestsPerMinute", perMinute: 60, burst: 60, cost: 1 },
      { bucket: "tenant tokensPerMinute", perMinute: 1000, burst: 1000, cost: 50 },
      { bucket: "app tokensPerMinute", perMinute: 9000, burst: 9000, cost: 50 },
    ]);
  });

  it("is corrected where there is anything to correct", () => {
    expect(correctionsOf(tenant, { requests: 0, tokens: 0 })).toEqual([]);
    expect(correctionsOf(app, { requests: -1, tokens: 7 })).toMatchObject([
      { bucket: "app tokensPerMinute", cost: 7, correction: true },
    ]);
    expect(correctionsOf(tenant, { requests: -1, tokens: -50 })).toMatchObject([
      { bucket: "tenant requestsPerMinute", cost: -1, correction: true },
      { bucket: "tenant tokensPerMinute", cost: -50, correction: true },
    ]);
  });
});

it("says which limit it was, and when there is room again, if ever", () => {
  const refusal = { owner: "tenant", limit: "tokensPerMinute", most: 1000 } as const;
  const soon = refusedBy({ ...refusal, retryAfterMs: 1234.5 });
  expect(soon).toMatchObject({
    code: "rate_limited",
    status: 429,
    param: "limits.tokensPerMinute",
    retryAfterMs: 1235,
  });
  expect(soon.message).toBe("The request runs into the tenant's limit of 1000 tokens per minute. Try again in 1.3 s.");
  const never = refusedBy({ ...refusal, retryAfterMs: Number.POSITIVE_INFINITY });
  expect(never.retryAfterMs).toBeUndefined();
  expect(never.message).toContain("alone is more than");
});
