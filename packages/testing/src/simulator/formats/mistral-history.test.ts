import { expect, it } from "vitest";
import type { JsonObject } from "../json.ts";
import { objectionToHistory } from "./mistral-history.ts";

const user = { role: "user", content: "Hi" };
const said = { role: "assistant", content: "Hello" };
const system = { role: "system", content: "Be brief" };
const call = (...ids: string[]): JsonObject => ({
  role: "assistant",
  tool_calls: ids.map((id) => ({ id, function: {} })),
});
const result = (id: string): JsonObject => ({ role: "tool", tool_call_id: id, content: "" });

it.each<[string, JsonObject[]]>([
  ["turns in order", [system, user, said, user]],
  ["two of one role in a row", [user, user, said, said, user]],
  ["a system message after a user's", [user, system, said, user]],
  ["results in any order", [user, call("aaaaaaaaa", "bbbbbbbbb"), result("bbbbbbbbb"), result("aaaaaaaaa")]],
  ["a prefix at the end", [user, { ...said, prefix: true }]],
  ["a system message alone", [system]],
])("takes %s", (_what, messages) => {
  expect(objectionToHistory(messages)).toBeUndefined();
});

it.each<[string, JsonObject[], string]>([
  ["a user after a tool", [user, call("aaaaaaaaa"), result("aaaaaaaaa"), user], "role 'user' after role 'tool'"],
  ["a system message after the model's", [user, said, system, user], "role 'system' after role 'assistant'"],
  ["an answer at the end", [user, said], "Expected last role User or Tool"],
  ["an id of another form", [user, call("call_1"), result("call_1")], "Tool call id was call_1"],
  ["a result of another call", [user, call("aaaaaaaaa"), result("bbbbbbbbb")], "Unexpected tool call id bbbbbbbbb"],
  ["two calls with one id", [user, call("aaaaaaaaa", "aaaaaaaaa"), result("aaaaaaaaa")], "Duplicate tool call id"],
  ["a call without result", [user, call("aaaaaaaaa", "bbbbbbbbb"), result("aaaaaaaaa")], "Not the same number"],
  ["an empty answer", [user, { role: "assistant", content: "" }, user], "either content or tool_calls"],
  ["a prefix in the middle", [user, { ...said, prefix: true }, user], "must be last message"],
])("refuses %s", (_what, messages, message) => {
  expect(objectionToHistory(messages)?.message).toContain(message);
});
