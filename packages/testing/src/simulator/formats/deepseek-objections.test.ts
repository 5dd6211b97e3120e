import { expect, it } from "vitest";
import { deepSeekObjection } from "./deepseek-objections.ts";

const user = { role: "user", content: "hi" };
const calls = [{ id: "c", type: "function", function: { name: "look", arguments: "{}" } }];
const tools = [{ type: "function", function: { name: "look" } }];
const result = { role: "tool", tool_call_id: "c", content: "a cat" };

function objection(change: object): string | undefined {
  return deepSeekObjection({ model: "deepseek-v4-flash", messages: [user], ...change }, {})?.message;
}

it("takes an ordinary request, fields that it does not know included", () => {
  expect(
    objection({ tools, tool_choice: "auto", seed: 1, thinking: { type: "enabled" }, reasoning_effort: "max" }),
  ).toBe(undefined);
});

it.each<[object, string]>([
  [{ messages: [{ role: "developer", content: "x" }, user] }, "messages[0].role: unknown variant `developer`"],
  [{ messages: [{ role: "user", content: [{ type: "image_url" }] }] }, "unknown variant `image_url`, expected `text`"],
  [{ response_format: { type: "json_schema" } }, "This response_format type is unavailable now"],
  [{ response_format: { type: "json_object" } }, "the word 'json'"],
  [{ reasoning_effort: "none" }, "unknown variant `none`"],
  [{ tools: [{ type: "custom", custom: { name: "write" } }] }, "tools[0].type: unknown variant `custom`"],
  [{ tools, tool_choice: "required" }, "Thinking mode does not support this tool_choice"],
  [
    { tools, messages: [user, { role: "assistant", content: null, tool_calls: calls }, result] },
    "The `reasoning_content` in the thinking mode must be passed back to the API.",
  ],
  [{ messages: [user, { role: "assistant", content: null, tool_calls: calls, reasoning_content: " " }] }, "tool_calls"],
])("objects to %j", (change, message) => {
  expect(objection(change)).toContain(message);
});

it("asks for neither while it does not think", () => {
  const thinking = { type: "disabled" };
  const messages = [user, { role: "assistant", content: null, tool_calls: calls }, result];
  expect(objection({ thinking, tools, tool_choice: "required", messages })).toBeUndefined();
});
