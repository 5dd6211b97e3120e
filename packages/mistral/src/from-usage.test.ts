import { expect, it } from "vitest";
import { fromUsage, serviceTierOf } from "./from-usage.ts";

const counts = { promptTokens: 10, completionTokens: 5, totalTokens: 15 };

it("puts counts where OpenAI has them", () => {
  expect(fromUsage({ ...counts, completion_tokens_details: { reasoning_tokens: 3 } })).toEqual({
    prompt_tokens: 10,
    completion_tokens: 5,
    total_tokens: 15,
    prompt_tokens_details: { cached_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: 3 },
  });
});

it.each([
  { num_cached_tokens: 8 },
  { prompt_tokens_details: { cached_tokens: 8 } },
  { prompt_token_details: { cached_tokens: 8 } },
  { promptTokensDetails: { cachedTokens: 8 } },
  { num_cached_tokens: null, prompt_tokens_details: { cached_tokens: 8 } },
])("finds cached tokens in %j", (more) => {
  expect(fromUsage({ ...counts, ...more })?.prompt_tokens_details?.cached_tokens).toBe(8);
});

it.each([undefined, null, {}, { promptTokens: 0, completionTokens: 0, totalTokens: 0 }])(
  "gives no usage, and no zeros, for %j",
  (report) => {
    expect(fromUsage(report)).toBeUndefined();
  },
);

it.each([
  ["standard", "default"],
  ["priority", "priority"],
  ["other", undefined],
  [undefined, undefined],
])("reads the tier %s as %s", (serviceTier, tier) => {
  expect(serviceTierOf({ ...counts, serviceTier })).toBe(tier);
});
