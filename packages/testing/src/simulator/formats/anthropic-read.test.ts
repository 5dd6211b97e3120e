import { expect, it } from "vitest";
import { readAnthropicRequest } from "./anthropic-read.ts";

it("reads what a request says, whatever form its parts have", () => {
  const read = readAnthropicRequest({
    ...{ model: "m", max_tokens: 9, stop_sequences: ["END"], metadata: { user_id: "u" } },
    system: [{ type: "text", text: "Be brief" }],
    messages: [
      {
        role: "user",
        content: [
          { type: "text", text: "See" },
          { type: "image", source: { type: "base64", media_type: "image/png", data: "AAAA" } },
          { type: "image", source: { type: "url", url: "https://example.com/a.png" } },
        ],
      },
      { role: "assistant", content: [{ type: "tool_use", id: "1", name: "f", input: { a: 1 } }] },
      { role: "user", content: [{ type: "tool_result", tool_use_id: "1", content: [{ type: "text", text: "done" }] }] },
    ],
    tool_choice: { type: "any", disable_parallel_tool_use: true },
    output_config: { effort: "low", format: { type: "json_schema", schema: { type: "object" } } },
    thinking: { type: "adaptive", display: "omitted" },
  });
  expect(read).toMatchObject({
    ...{
      maxOutputTokens: 9,
      stop: ["END"],
      user: "u",
      reasoning: "low",
      showReasoning: false,
      parallelToolCalls: false,
    },
    toolChoice: { type: "required" },
    jsonSchema: { type: "object" },
  });
  expect(read.messages.map(({ role, text }) => [role, text])).toEqual([
    ["system", "Be brief"],
    ["user", "See"],
    ["assistant", ""],
    ["user", ""],
  ]);
  expect(read.messages[1]?.images).toEqual(["data:image/png;base64,AAAA", "https://example.com/a.png"]);
  expect(read.messages[2]?.toolCalls).toEqual([{ id: "1", name: "f", arguments: { a: 1 } }]);
  expect(read.messages[3]?.toolResults).toEqual([{ id: "1", text: "done" }]);
});

it("tells whether reasoning was asked for, and how much", () => {
  const reasoning = (change: object) => readAnthropicRequest({ messages: [], ...change }).reasoning;
  expect(reasoning({})).toBeUndefined();
  expect(reasoning({ thinking: { type: "disabled" }, output_config: { effort: "high" } })).toBeUndefined();
  expect(reasoning({ thinking: { type: "enabled", budget_tokens: 1_024 } })).toBe("budget:1024");
});
