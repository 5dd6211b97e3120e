import { expect, it } from "vitest";
import { readAnthropicAnswer } from "./anthropic-read-answer.ts";

it("reads blocks, the stop reason and the corrected usage of a stream", () => {
  const chunks = [
    {
      type: "message_start",
      message: { content: [], usage: { input_tokens: 5, cache_read_input_tokens: 4, output_tokens: 1 } },
    },
    { type: "content_block_start", index: 0, content_block: { type: "thinking", thinking: "" } },
    { type: "content_block_delta", index: 0, delta: { type: "thinking_delta", thinking: "hm" } },
    { type: "content_block_start", index: 1, content_block: { type: "text", text: "" } },
    { type: "ping" },
    { type: "content_block_delta", index: 1, delta: { type: "text_delta", text: "Hi" } },
    { type: "content_block_start", index: 2, content_block: { type: "tool_use", id: "1", name: "f", input: {} } },
    { type: "content_block_delta", index: 2, delta: { type: "input_json_delta", partial_json: '{"a":' } },
    { type: "content_block_delta", index: 2, delta: { type: "input_json_delta", partial_json: "1}" } },
    { type: "message_delta", delta: { stop_reason: "tool_use" }, usage: { input_tokens: 6, output_tokens: 9 } },
    { type: "message_stop" },
  ].map((event) => JSON.stringify(event));
  expect(readAnthropicAnswer({ chunks })).toEqual({
    ...{ text: "Hi", reasoning: "hm", finishReason: "tool_calls" },
    toolCalls: [{ id: "1", name: "f", arguments: { a: 1 } }],
    usage: { inputTokens: 10, outputTokens: 9, cacheReadTokens: 4, cacheWriteTokens: 0, reasoningTokens: 0 },
  });
});

it("reads a body, a refusal and an answer without usage", () => {
  expect(readAnthropicAnswer({ body: { content: [], stop_reason: "refusal" } })).toEqual({
    ...{ text: "", reasoning: "", toolCalls: [], finishReason: "content_filter", usage: undefined },
  });
});
