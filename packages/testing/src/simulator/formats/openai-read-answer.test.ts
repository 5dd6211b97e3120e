import { expect, it } from "vitest";
import { readOpenAIAnswer } from "./openai-read-answer.ts";

const usage = { prompt_tokens: 9, completion_tokens: 4, prompt_tokens_details: { cached_tokens: 3 } };
const chunk = (delta: object, finish: string | null = null, more = {}): string =>
  JSON.stringify({ choices: [{ delta, finish_reason: finish }], ...more });

it("reads the same from a body and from its stream", () => {
  const call = { id: "1", function: { name: "f", arguments: '{"a":1}' } };
  const message = { content: "Hi", reasoning_content: "hm", tool_calls: [call] };
  const body = { choices: [{ message, finish_reason: "tool_calls" }], usage };
  const chunks = [
    chunk({ role: "assistant", content: "", reasoning_content: "h" }),
    chunk({ reasoning_content: "m" }),
    chunk({ content: "Hi" }),
    chunk({ tool_calls: [{ index: 0, id: "1", function: { name: "f", arguments: "" } }] }),
    chunk({ tool_calls: [{ index: 0, function: { arguments: '{"a"' } }] }),
    chunk({ tool_calls: [{ index: 0, function: { arguments: ":1}" } }] }),
    chunk({}, "tool_calls", { usage }),
  ];
  const said = readOpenAIAnswer({ chunks });
  expect(said).toEqual(readOpenAIAnswer({ body }));
  expect(said).toMatchObject({
    ...{ text: "Hi", reasoning: "hm", finishReason: "tool_calls" },
    toolCalls: [{ id: "1", name: "f", arguments: { a: 1 } }],
    usage: { inputTokens: 9, outputTokens: 4, cacheReadTokens: 3, reasoningTokens: 0 },
  });
});
