import { expect, it } from "vitest";
import { fromUsage } from "./from-usage.ts";

it("adds thoughts to the answer, and what tools gave back to the prompt", () => {
  const usage = {
    promptTokenCount: 100,
    cachedContentTokenCount: 40,
    candidatesTokenCount: 20,
    thoughtsTokenCount: 300,
    toolUsePromptTokenCount: 7,
    totalTokenCount: 427,
  };
  expect(fromUsage(usage)).toEqual({
    prompt_tokens: 107,
    completion_tokens: 320,
    total_tokens: 427,
    prompt_tokens_details: { cached_tokens: 40 },
    completion_tokens_details: { reasoning_tokens: 300 },
  });
});

it("counts an answer without a word as none, and a missing report not at all", () => {
  expect(fromUsage({ promptTokenCount: 5, thoughtsTokenCount: 9 })).toMatchObject({ completion_tokens: 9 });
  expect(fromUsage({ candidatesTokenCount: 5 })).toBeUndefined();
  expect(fromUsage(null)).toBeUndefined();
});
