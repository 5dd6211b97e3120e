import { expect, it } from "vitest";
import { callObject, callsOf, joinedText, ownReasoning, wordsOf } from "./earlier-message.ts";
import type { Warning } from "./provider.ts";

const role = "assistant" as const;

it("joins a message's words and what it refused", () => {
  const content = [
    { type: "text" as const, text: "a" },
    { type: "refusal" as const, refusal: "b" },
  ];
  expect(wordsOf({ role, content, refusal: "c" })).toBe("abc");
  expect([joinedText("a"), joinedText(null), wordsOf({ role })]).toEqual(["a", "", ""]);
});

it("reads calls in all three forms", () => {
  const calls = callsOf({
    role,
    tool_calls: [
      { id: "1", type: "function", function: { name: "f", arguments: "{}" } },
      { id: "2", type: "custom", custom: { name: "diary", input: "Dear" } },
    ],
    function_call: { name: "g", arguments: "" },
  });
  expect(calls).toEqual([
    { id: "1", name: "f", arguments: "{}" },
    { id: "2", name: "diary", arguments: '{"input":"Dear"}' },
    { id: undefined, name: "g", arguments: "" },
  ]);
  expect(callsOf({ role })).toEqual([]);
});

it("gives arguments as an object, and says where they were none", () => {
  const warnings: Warning[] = [];
  const call = { id: "1", name: "f" };
  expect(callObject({ ...call, arguments: '{"a":1}' }, warnings)).toEqual({ a: 1 });
  expect(warnings).toEqual([]);
  expect(callObject({ ...call, arguments: "[" }, warnings)).toEqual({ arguments: "[" });
  expect(warnings).toMatchObject([{ code: "parameter_changed", param: "tool_calls" }]);
});

it("keeps a provider's own reasoning, and warns of any other", () => {
  const own = { type: "thinking" as const, provider: "a", text: "hm" };
  const read = (message: object): [number, number] => {
    const warnings: Warning[] = [];
    return [ownReasoning({ role, ...message }, "a", "A", warnings).length, warnings.length];
  };
  expect(read({ reasoning_content: "hm", reasoning_details: [own] })).toEqual([1, 0]);
  expect(read({ reasoning_details: [own, { ...own, provider: "b" }] })).toEqual([1, 1]);
  expect(read({ reasoning_content: "hm" })).toEqual([0, 1]);
  expect(read({})).toEqual([0, 0]);
});
