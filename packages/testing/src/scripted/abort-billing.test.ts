import { expect, it } from "vitest";
import { type AbortBilling, billedAfterAbort } from "./abort-billing.ts";

const whole = { prompt_tokens: 100, completion_tokens: 50, total_tokens: 150 };
const call = { whole, firstTokenMs: 200, tokenMs: 10 };
const tokens = (billing: AbortBilling, elapsedMs: number) => {
  const usage = billedAfterAbort(billing, { ...call, elapsedMs });
  return usage && [usage.prompt_tokens, usage.completion_tokens];
};

it("bills an aborted call up to the abort, in full, or not at all", () => {
  expect(tokens("until_abort", 100)).toEqual([100, 0]);
  expect(tokens("until_abort", 200)).toEqual([100, 1]);
  expect(tokens("until_abort", 249)).toEqual([100, 5]);
  expect(tokens("until_abort", 10_000)).toEqual([100, 50]);
  expect(tokens("in_full", 0)).toEqual([100, 50]);
  expect(tokens("not_at_all", 249)).toBeUndefined();
});
