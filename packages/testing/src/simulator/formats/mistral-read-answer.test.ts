import { expect, it } from "vitest";
import { readMistralAnswer } from "./mistral-read-answer.ts";

const chunk = (delta: object, finish_reason: string | null = null): string =>
  JSON.stringify({ choices: [{ index: 0, delta, finish_reason }] });

it("reads a body", () => {
  const content = [
    { type: "thinking", thinking: [{ type: "text", text: "hm" }] },
    { type: "text", text: "Yes" },
  ];
  const usage = {
    prompt_tokens: 9,
    completion_tokens: 2,
    total_tokens: 11,
    prompt_tokens_details: { cached_tokens: 8 },
  };
  const choices = [
    { index: 0, message: { role: "assistant", content, tool_calls: null }, finish_reason: "model_length" },
  ];
  expect(readMistralAnswer({ body: { usage, choices } })).toEqual({
    text: "Yes",
    reasoning: "hm",
    toolCalls: [],
    finishReason: "length",
    usage: { inputTokens: 9, outputTokens: 2, cacheReadTokens: 8, reasoningTokens: 0 },
  });
});

it("reads calls that come whole without an index, and calls that come in pieces", () => {
  const whole = [
    { id: "aaaaaaaaa", function: { name: "f", arguments: '{"a":1}' } },
    { id: "bbbbbbbbb", function: { name: "g", arguments: { b: 2 } } },
  ];
  const pieces = [
    chunk({ tool_calls: [{ id: "aaaaaaaaa", index: 0, function: { name: "f", arguments: '{"a"' } }] }),
    chunk({ tool_calls: [{ id: "null", index: 0, function: { name: "", arguments: ":1}" } }] }),
    chunk({ tool_calls: [{ id: "bbbbbbbbb", index: 1, function: { name: "g", arguments: '{"b":2}' } }] }, "tool_calls"),
  ];
  const calls = [
    { id: "aaaaaaaaa", name: "f", arguments: { a: 1 } },
    { id: "bbbbbbbbb", name: "g", arguments: { b: 2 } },
  ];
  expect(readMistralAnswer({ chunks: [chunk({ tool_calls: whole }, "tool_calls")] }).toolCalls).toEqual(calls);
  expect(readMistralAnswer({ chunks: pieces })).toMatchObject({ toolCalls: calls, finishReason: "tool_calls" });
});
