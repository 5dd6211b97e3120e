import { expect, it } from "vitest";
import { readOpenAIRequest } from "./openai-read.ts";

it("reads what a request says, whatever form its parts have", () => {
  const url = "https://example.com/a.png";
  const read = readOpenAIRequest({
    ...{
      model: "m",
      stream: true,
      stream_options: { include_usage: true },
      stop: "END",
      max_tokens: 9,
      seed: 1,
      user: "u",
    },
    messages: [
      { role: "developer", content: "Be brief" },
      {
        role: "user",
        content: [
          { type: "text", text: "See" },
          { type: "image_url", image_url: { url } },
        ],
      },
      {
        role: "assistant",
        tool_calls: [{ id: "1", function: { name: "f", arguments: '{"a":1}' } }],
        reasoning_content: "hm",
      },
      { role: "tool", tool_call_id: "1", content: "done" },
    ],
    tool_choice: { type: "function", function: { name: "f" } },
    response_format: { type: "json_schema", json_schema: { name: "n", schema: { type: "object" } } },
    reasoning_effort: "none",
  });
  expect(read).toMatchObject({
    ...{
      stream: true,
      includeUsage: true,
      stop: ["END"],
      maxOutputTokens: 9,
      seed: 1,
      user: "u",
      reasoning: undefined,
    },
    toolChoice: { type: "named", name: "f" },
    jsonSchema: { type: "object" },
  });
  expect(read.messages.map(({ role, text }) => [role, text])).toEqual([
    ["developer", "Be brief"],
    ["user", "See"],
    ["assistant", ""],
    ["tool", "done"],
  ]);
  expect(read.messages[1]?.images).toEqual([url]);
  expect(read.messages[2]?.toolCalls).toEqual([{ id: "1", name: "f", arguments: { a: 1 } }]);
  expect(read.messages[3]?.toolResults).toEqual([{ id: "1", text: "done" }]);
});

it("reads nonsense as nothing", () => {
  expect(readOpenAIRequest({ messages: "no", tools: 1, stop: {} })).toMatchObject({
    messages: [],
    tools: [],
    stop: [],
  });
});
