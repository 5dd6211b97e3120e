import { expect, it } from "vitest";
import { readMistralRequest } from "./mistral-read.ts";

it("reads what a request says, whatever form its parts have", () => {
  const url = "https://example.com/a.png";
  const read = readMistralRequest({
    ...{ model: "m", stream: true, stop: "END", max_tokens: 9, random_seed: 1, tool_choice: "any" },
    messages: [
      {
        role: "user",
        content: [
          { type: "text", text: "See" },
          { type: "image_url", image_url: url },
        ],
      },
      {
        role: "assistant",
        content: [
          { type: "thinking", thinking: [{ type: "text", text: "hm" }] },
          { type: "text", text: "So" },
        ],
        tool_calls: [{ id: "abcdefghi", function: { name: "f", arguments: { a: 1 } } }],
      },
      { role: "tool", tool_call_id: "abcdefghi", content: "done" },
    ],
    tools: [{ type: "function", function: { name: "f", parameters: { type: "object" } } }],
    response_format: { type: "json_schema", json_schema: { name: "s", schema: { type: "object" } } },
    prompt_mode: "reasoning",
  });
  expect(read).toMatchObject({
    ...{ model: "m", stream: true, stop: ["END"], maxOutputTokens: 9, seed: 1, toolChoice: { type: "required" } },
    messages: [
      { role: "user", text: "See", images: [url] },
      {
        role: "assistant",
        text: "So",
        reasoning: [{ text: "hm" }],
        toolCalls: [{ id: "abcdefghi", name: "f", arguments: { a: 1 } }],
      },
      { role: "tool", toolResults: [{ id: "abcdefghi", text: "done" }] },
    ],
    tools: [{ name: "f", parameters: { type: "object" } }],
    jsonSchema: { type: "object" },
    reasoning: "high",
  });
});

it.each([
  [{ tool_choice: { type: "function", function: { name: "f" } } }, { toolChoice: { type: "named", name: "f" } }],
  [{ tool_choice: "none" }, { toolChoice: { type: "none" } }],
  [{ reasoning_effort: "none" }, { reasoning: undefined }],
  [{ response_format: { type: "json_object" } }, { jsonObject: true, jsonSchema: undefined }],
  [{ parallel_tool_calls: false }, { parallelToolCalls: false }],
])("reads %j", (body, read) => {
  expect(readMistralRequest(body)).toMatchObject(read);
});
