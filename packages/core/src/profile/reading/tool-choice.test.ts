import { expect, it } from "vitest";
import { profiled } from "../../../test/profiles.ts";
import type { ChatCompletionRequest, Tool } from "../../chat/index.ts";

const tool: Tool = { type: "function", function: { name: "f" } };
const choiceOf = (change: Partial<ChatCompletionRequest>) =>
  profiled({ model: "auto", messages: [{ role: "user", content: "Hello" }], ...change }).toolChoice;

it.each<[string | undefined, Partial<ChatCompletionRequest>]>([
  ["auto", { tools: [tool] }],
  ["auto", { tools: [tool], tool_choice: null }],
  ["none", { tools: [tool], tool_choice: "none" }],
  ["required", { tools: [tool], tool_choice: "required" }],
  ["auto", { tools: [tool], tool_choice: "what a vendor may add" }],
  ["named", { tools: [tool], tool_choice: { type: "function", function: { name: "f" } } }],
  ["named", { tools: [tool], tool_choice: { type: "custom", custom: { name: "f" } } }],
  [
    "required",
    { tools: [tool], tool_choice: { type: "allowed_tools", allowed_tools: { mode: "required", tools: [] } } },
  ],
  ["named", { functions: [{ name: "f" }], function_call: { name: "f" } }],
  ["none", { functions: [{ name: "f" }], function_call: "none" }],
  [undefined, { tools: [], tool_choice: "required" }],
  [undefined, {}],
])("is %s (%#)", (kind, change) => {
  expect(choiceOf(change)).toBe(kind);
});
