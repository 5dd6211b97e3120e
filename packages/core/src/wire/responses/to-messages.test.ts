import { expect, it } from "vitest";
import { sealReasoning } from "./reasoning-seal.ts";
import { toMessages } from "./to-messages.ts";

interface Told {
  readonly code: string;
  readonly param: string;
}

function read(input: unknown): { readonly messages: unknown; readonly told: readonly Told[] } {
  const told: Told[] = [];
  const messages = toMessages(input, (code, _, param) => told.push({ code, param }));
  return { messages, told };
}

it("takes a text as what the user says", () => {
  expect(read("Hello").messages).toEqual([{ role: "user", content: "Hello" }]);
});

it("takes messages with and without a type, from everybody", () => {
  const input = [
    { role: "developer", content: "Be brief." },
    { type: "message", role: "system", content: [{ type: "input_text", text: "Be kind." }] },
    { role: "user", content: [{ type: "input_text", text: "Hi" }] },
    { role: "assistant", content: "Hello." },
    { type: "message", role: "user", content: "Bye" },
  ];
  expect(read(input).messages).toEqual([
    { role: "developer", content: "Be brief." },
    { role: "system", content: [{ type: "text", text: "Be kind." }] },
    { role: "user", content: [{ type: "text", text: "Hi" }] },
    { role: "assistant", content: "Hello." },
    { role: "user", content: "Bye" },
  ]);
});

it("gathers a turn's reasoning, words and parallel calls into one message, and what the tools gave behind it", () => {
  const thinking = { type: "thinking" as const, provider: "anthropic", text: "Hm.", signature: "s" };
  const input = [
    { role: "user", content: "How is the weather?" },
    {
      type: "reasoning",
      id: "rs_1",
      summary: [{ type: "summary_text", text: "Hm." }],
      encrypted_content: sealReasoning([thinking]),
    },
    {
      type: "message",
      id: "msg_1",
      role: "assistant",
      status: "completed",
      content: [{ type: "output_text", text: "I look." }],
    },
    {
      type: "function_call",
      id: "fc_1",
      call_id: "call_1",
      name: "weather",
      arguments: '{"city":"Bern"}',
      status: "completed",
    },
    { type: "function_call", call_id: "call_2", name: "weather", arguments: '{"city":"Rome"}' },
    { type: "function_call_output", call_id: "call_1", output: "snow" },
    { type: "function_call_output", call_id: "call_2", output: [{ type: "input_text", text: "sun" }] },
    { type: "custom_tool_call", call_id: "call_3", name: "shell", input: "ls" },
    { type: "custom_tool_call_output", call_id: "call_3", output: "a.txt" },
  ];
  const { messages, told } = read(input);
  expect(messages).toEqual([
    { role: "user", content: "How is the weather?" },
    {
      role: "assistant",
      content: "I look.",
      tool_calls: [
        { id: "call_1", type: "function", function: { name: "weather", arguments: '{"city":"Bern"}' } },
        { id: "call_2", type: "function", function: { name: "weather", arguments: '{"city":"Rome"}' } },
      ],
      reasoning_content: "Hm.",
      reasoning_details: [thinking],
    },
    { role: "tool", tool_call_id: "call_1", content: "snow" },
    { role: "tool", tool_call_id: "call_2", content: [{ type: "text", text: "sun" }] },
    {
      role: "assistant",
      content: null,
      tool_calls: [{ id: "call_3", type: "custom", custom: { name: "shell", input: "ls" } }],
    },
    { role: "tool", tool_call_id: "call_3", content: "a.txt" },
  ]);
  expect(told).toEqual([]);
});

it("shows what tools gave beside text after the last output of the turn, and says so", () => {
  const image = { type: "input_image", image_url: "data:image/png;base64,AA==" };
  const { messages, told } = read([
    { type: "function_call", call_id: "call_1", name: "look", arguments: "{}" },
    { type: "function_call", call_id: "call_2", name: "look", arguments: "{}" },
    { type: "function_call_output", call_id: "call_1", output: [image] },
    { type: "function_call_output", call_id: "call_2", output: "nothing" },
    { role: "user", content: "Well?" },
  ]);
  expect(messages).toMatchObject([
    { role: "assistant" },
    { role: "tool", tool_call_id: "call_1", content: "See the next message." },
    { role: "tool", tool_call_id: "call_2", content: "nothing" },
    { role: "user", content: [{ type: "text" }, { type: "image_url" }] },
    { role: "user", content: "Well?" },
  ]);
  expect(told).toEqual([{ code: "output_moved", param: "input[2]" }]);
});

it("keeps the words of reasoning that somebody else sealed, and says that the rest is dropped", () => {
  const { messages, told } = read([
    {
      type: "reasoning",
      id: "rs_1",
      summary: [],
      content: [{ type: "reasoning_text", text: "Hm." }],
      encrypted_content: "gAAA",
    },
    { role: "assistant", content: "Yes." },
    { role: "user", content: "Sure?" },
  ]);
  expect(messages).toMatchObject([{ role: "assistant", content: "Yes.", reasoning_content: "Hm." }, { role: "user" }]);
  expect(told).toEqual([{ code: "reasoning_dropped", param: "input[0].encrypted_content" }]);
});

it.each([
  { type: "item_reference", id: "msg_1" },
  { id: "msg_1" },
  { type: "web_search_call", id: "ws_1", status: "completed" },
  { type: "file_search_call" },
  { type: "computer_call" },
  { type: "code_interpreter_call" },
  { type: "image_generation_call" },
  { type: "mcp_call" },
  { type: "compaction" },
  { type: "something_new" },
])("knows items that belong to one provider: %j", (item) => {
  expect(() => read([{ role: "user", content: "Hi" }, item])).toThrow(
    expect.objectContaining({ code: "pinned_to_provider", param: "input[1]" }),
  );
});

it.each([
  [undefined, "input"],
  [[], "input"],
  [7, "input"],
  [["Hi"], "input[0]"],
  [[{ role: "robot", content: "Hi" }], "input[0].role"],
  [[{ role: "user", content: 7 }], "input[0].content"],
  [[{ type: "function_call", name: "f", arguments: "{}" }], "input[0].call_id"],
  [[{ type: "function_call_output", call_id: "c", output: 3 }], "input[0].output"],
  [[{ type: "reasoning", summary: [] }], "input"],
])("refuses what is no input, by name: %j", (input, param) => {
  expect(() => read(input)).toThrow(expect.objectContaining({ code: "invalid_request", status: 400, param }));
});
