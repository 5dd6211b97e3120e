import { expect, it } from "vitest";
import { openAIObjection } from "./openai-objections.ts";

const user = { role: "user", content: "Hi" };
const call = { role: "assistant", content: null, tool_calls: [{ id: "1", type: "function", function: { name: "f" } }] };
const result = { role: "tool", tool_call_id: "1", content: "done" };
const tools = [{ type: "function", function: { name: "f" } }];
const objection = (change: object, rules = {}): string | undefined =>
  openAIObjection({ model: "gpt-5.5", messages: [user], ...change }, rules)?.message;

it("takes what OpenAI takes", () => {
  expect(objection({})).toBeUndefined();
  expect(
    objection({ messages: [user, call, result, user], tools, tool_choice: "auto", temperature: 2 }),
  ).toBeUndefined();
  expect(objection({ stream: true, stream_options: { include_usage: true } })).toBeUndefined();
  expect(objection({ thinking: { type: "enabled" } }, { moreFields: ["thinking"] })).toBeUndefined();
});

it.each([
  [{ model: undefined }, "must provide a model"],
  [{ messages: [] }, "empty array"],
  [{ thinking: {} }, "Unknown parameter: 'thinking'"],
  [{ messages: [user, result] }, "must be a response to a preceeding message"],
  [{ messages: [user, call, user] }, "did not have response messages: 1"],
  [{ messages: [user, call] }, "did not have response messages: 1"],
  [{ messages: [{ role: "assistant", content: null }] }, "got null"],
  [{ tools: [{ type: "function", function: { name: "not a name" } }] }, "does not match pattern"],
  [{ tool_choice: "auto" }, "only allowed when 'tools' are specified"],
  [{ response_format: { type: "json_schema", json_schema: { schema: {} } } }, "Missing required parameter"],
  [{ response_format: { type: "json_object" } }, "must contain the word 'json'"],
  [{ temperature: 3 }, "between 0 and 2"],
  [{ stop: ["1", "2", "3", "4", "5"] }, "array too long"],
  [{ stream_options: {} }, "only allowed when 'stream' is enabled"],
])("refuses %j", (change, message) => {
  expect(objection(change)).toContain(message);
});

it("holds models to what their vendor says they refuse", () => {
  const rules = { refusesTemperature: () => true, refusesMaxTokens: (model: string) => model.startsWith("gpt-5") };
  expect(objection({ temperature: 0.5 }, rules)).toContain("Only the default (1)");
  expect(objection({ logprobs: true }, rules)).toContain("not supported with reasoning models");
  expect(objection({ temperature: 0.5, logprobs: true, reasoning_effort: "none" }, rules)).toBeUndefined();
  expect(objection({ max_tokens: 5 }, rules)).toContain("max_completion_tokens");
  expect(objection({ max_tokens: 5, model: "gpt-4o" }, rules)).toBeUndefined();
});
