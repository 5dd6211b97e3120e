import { expect, it } from "vitest";
import { isCount, isUsage, usageOf } from "./usage.ts";

it("puts a vendor's counts where OpenAI has them: cached tokens within the input, reasoning within the output", () => {
  const usage = usageOf({
    inputTokens: 1000,
    cacheReadTokens: 600,
    cacheWriteTokens: 100,
    outputTokens: 50,
    reasoningTokens: 40,
  });
  expect(usage).toEqual({
    prompt_tokens: 1000,
    completion_tokens: 50,
    total_tokens: 1050,
    prompt_tokens_details: { cached_tokens: 600, cache_write_tokens: 100 },
    completion_tokens_details: { reasoning_tokens: 40 },
  });
});

it("reads no cache and no reasoning where the vendor tells of none", () => {
  expect(usageOf({ inputTokens: 3, outputTokens: 4 })).toEqual({
    prompt_tokens: 3,
    completion_tokens: 4,
    total_tokens: 7,
    prompt_tokens_details: { cached_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: 0 },
  });
});

it("knows a count when it sees one", () => {
  expect([0, 1, 2.5].map(isCount)).toEqual([true, true, true]);
  const odd = ["5", -1, Number.NaN, Number.POSITIVE_INFINITY, null, undefined];
  expect(odd.filter(isCount)).toEqual([]);
  expect(isUsage({ prompt_tokens: 1, completion_tokens: 0 })).toBe(true);
  expect(isUsage({ prompt_tokens: 1 })).toBe(false);
});
