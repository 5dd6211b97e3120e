import { expect, it } from "vitest";
import { failuresOf } from "../../test/failures.ts";

it("holds for a sound adapter", async () => {
  expect(await failuresOf("reasoning:")).toEqual([]);
  expect(await failuresOf("usage:")).toEqual([]);
});

it("sees reasoning that a stream loses", async () => {
  const failures = await failuresOf("reasoning: its words", {
    chunk: (chunk) => (chunk.choices[0]?.delta.reasoning_content ? { ...chunk, choices: [] } : chunk),
  });
  expect(failures).toHaveLength(1);
});

it("sees zeros that nobody reported, and cached tokens that are lost", async () => {
  const usage = { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 };
  const failures = await failuresOf("usage:", { completion: (body) => ({ ...body, usage }) });
  expect(failures).toHaveLength(3);
});
