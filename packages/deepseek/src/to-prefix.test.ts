import { expect, it } from "vitest";
import { hasPrefix, setPrefix } from "./to-prefix.ts";

const user = { role: "user", content: "Tell me a story." };
const begun = { role: "assistant", content: "Once " };
const call = { id: "1", type: "function", function: { name: "f", arguments: "{}" } };

function marked(...messages: readonly object[]): { readonly [field: string]: unknown } {
  const body = { messages };
  setPrefix({ body });
  return body;
}

it("marks words of the model's at the end, its space included", () => {
  const body = marked(user, begun);
  expect(body.messages).toEqual([user, { ...begun, prefix: true }]);
  expect(hasPrefix(body)).toBe(true);
  expect(begun).not.toHaveProperty("prefix");
});

it.each([
  ["a user's message", [user]],
  ["an earlier answer", [user, begun, user]],
  ["a call", [user, { ...begun, tool_calls: [call] }]],
  ["no words", [user, { ...begun, content: null }]],
  ["no message", []],
])("leaves %s as it is", (_what, messages) => {
  const body = marked(...messages);
  expect(body.messages).toEqual(messages);
  expect(hasPrefix(body)).toBe(false);
});

it("finds none where there are no messages", () => {
  expect(hasPrefix({})).toBe(false);
});
