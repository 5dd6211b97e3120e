import { expect, it } from "vitest";
import { forms } from "../test/fixtures.ts";
import { fromMistral, isAnswer } from "./from-mistral.ts";

function answer(message: object, more: object = {}) {
  const choices = [{ index: 0, finishReason: "stop", message: { role: "assistant", ...message } }];
  return { id: "abc", object: "chat.completion", created: 7, model: "m-1", choices, ...more };
}

const messageOf = (given: object, changes: object = {}) =>
  fromMistral(answer(given), { ...forms, ...changes }, "m").choices[0]?.message;
const call = (id: string | undefined, name: string, args: unknown) => ({ id, function: { name, arguments: args } });

it("gives OpenAI's shape", () => {
  const usage = { promptTokens: 3, completionTokens: 2, totalTokens: 5, serviceTier: "priority" };
  expect(fromMistral(answer({ content: "Hi", toolCalls: null }, { usage }), forms, "m")).toEqual({
    id: "abc",
    object: "chat.completion",
    created: 7,
    model: "m-1",
    choices: [
      { index: 0, message: { role: "assistant", content: "Hi", refusal: null }, finish_reason: "stop", logprobs: null },
    ],
    usage: expect.objectContaining({ prompt_tokens: 3, completion_tokens: 2 }),
    service_tier: "priority",
  });
});

it("tells thinking from words", () => {
  const content = [
    { type: "thinking", thinking: [{ type: "text", text: "hm" }] },
    { type: "text", text: "So " },
    { type: "reference", referenceIds: [1] },
    { type: "text", text: "it is." },
  ];
  expect(messageOf({ content })).toEqual({
    role: "assistant",
    content: "So it is.",
    refusal: null,
    reasoning_content: "hm",
    reasoning_details: [{ type: "thinking", provider: "mistral", text: "hm" }],
  });
});

it("keeps the ids of calls as they are, and writes arguments as text", () => {
  const toolCalls = [call("gSIMJiOkT", "f", '{"a":1}'), call("bbbbbbbbb", "g", { b: 2 })];
  expect(messageOf({ content: "", toolCalls })?.tool_calls).toEqual([
    { id: "gSIMJiOkT", type: "function", function: { name: "f", arguments: '{"a":1}' } },
    { id: "bbbbbbbbb", type: "function", function: { name: "g", arguments: '{"b":2}' } },
  ]);
});

it("makes ids for calls that have none, no two the same", () => {
  const ids = messageOf({ toolCalls: [call("null", "f", ""), call(undefined, "f", "")] })?.tool_calls?.map(
    ({ id }) => id,
  );
  expect(ids).toEqual([expect.stringMatching(/^[a-z0-9]{9}$/), expect.stringMatching(/^[a-z0-9]{9}$/)]);
  expect(new Set(ids).size).toBe(2);
});

it("gives calls in the form that the caller offered the tools in", () => {
  const toolCalls = [call("aaaaaaaaa", "diary", '{"input":"Dear"}')];
  expect(messageOf({ toolCalls }, { custom: new Set(["diary"]) })?.tool_calls).toEqual([
    { id: "aaaaaaaaa", type: "custom", custom: { name: "diary", input: "Dear" } },
  ]);
  const legacy = messageOf({ toolCalls }, { legacy: true });
  expect(legacy?.function_call).toEqual({ name: "diary", arguments: '{"input":"Dear"}' });
  expect(legacy).not.toHaveProperty("tool_calls");
});

it("does not say again what the answer was to go on from", () => {
  expect(messageOf({ content: "Once upon" }, { prefix: "Once " })?.content).toBe("upon");
});

it("puts together an answer that comes as several messages", () => {
  const messages = [
    { role: "assistant", content: "Let me look. ", toolCalls: null },
    { role: "tool", content: "a page" },
    { role: "assistant", content: "Here." },
  ];
  const given = answer({}, { choices: [{ index: 0, finishReason: "stop", messages }] });
  expect(fromMistral(given, forms, "m").choices[0]?.message.content).toBe("Let me look. Here.");
});

it("takes the asked model and the time of its own for an answer that tells neither", () => {
  const made = fromMistral(answer({ content: "Hi" }, { model: undefined, created: undefined }), forms, "m");
  expect(made.model).toBe("m");
  expect(made.created).toBeGreaterThan(1_700_000_000);
});

it("refuses what is no answer", () => {
  expect([{ id: "a", choices: [] }, { id: "a" }, { choices: [] }, null].map(isAnswer)).toEqual([
    true,
    false,
    false,
    false,
  ]);
  for (const choices of [[null], [{ index: 0, finishReason: "stop" }]]) {
    expect(() => fromMistral(answer({}, { choices }), forms, "m")).toThrow();
  }
});
