import type { ChatMessage, Warning } from "@overture/core/provider";
import { describe, expect, it } from "vitest";
import { toConversation } from "./to-messages.ts";

function translate(messages: readonly ChatMessage[], systemTurns = false, prefill = true) {
  const warnings: Warning[] = [];
  return { ...toConversation(messages, { systemTurns, prefill }, warnings), warnings };
}

const text = (value: string) => ({ type: "text", text: value });
const user = { role: "user", content: "Hi" } as const;
const assistant = { role: "assistant", content: "Hello" } as const;
const rule = { role: "system", content: "Be brief." } as const;
const turn = (role: string, ...values: string[]) => ({ role, content: values.map(text) });

it("takes the instructions in front as the system prompt", () => {
  const { system, messages, warnings } = translate([
    rule,
    { role: "developer", content: [{ type: "text", text: "In French.", cache_control: { type: "ephemeral" } }] },
    user,
  ]);
  expect(system).toEqual([text("Be brief."), { ...text("In French."), cache_control: { type: "ephemeral" } }]);
  expect(messages).toEqual([turn("user", "Hi")]);
  expect(warnings).toEqual([]);
});

describe("instructions between the turns", () => {
  const later = { role: "system", content: "Now in French." } as const;

  it("stay in place where the model takes them: behind a user, and last or before the model", () => {
    expect(translate([rule, user, later], true).messages).toEqual([
      turn("user", "Hi"),
      turn("system", "Now in French."),
    ]);
    expect(translate([user, later, assistant, user], true).messages).toEqual([
      turn("user", "Hi"),
      turn("system", "Now in French."),
      turn("assistant", "Hello"),
      turn("user", "Hi"),
    ]);
  });

  it("wait for the user's turn to end", () => {
    const { messages, warnings } = translate([user, assistant, later, user], true);
    expect(messages.at(-1)).toEqual(turn("system", "Now in French."));
    expect(messages.at(-2)).toEqual(turn("user", "Hi"));
    expect(warnings).toEqual([]);
  });

  it("join those in front where the model takes none, or none there, and this is said", () => {
    for (const [messages, systemTurns] of [
      [[rule, user, later], false],
      [[rule, user, assistant, later], true],
    ] as const) {
      const moved = translate(messages, systemTurns);
      expect(moved.system).toEqual([text("Be brief."), text("Now in French.")]);
      expect(moved.messages.map(({ role }) => role)).not.toContain("system");
      expect(moved.warnings).toMatchObject([{ code: "parameter_changed", param: "messages" }]);
    }
  });
});

it("joins neighbours of one role, and leaves out what is empty", () => {
  const { messages } = translate([user, { role: "assistant", content: "" }, { role: "user", content: "Hello?" }]);
  expect(messages).toEqual([turn("user", "Hi", "Hello?")]);
});

it("puts the results of parallel calls into one message, in front of what the user says next", () => {
  const call = (id: string) => ({ id, type: "function", function: { name: "f", arguments: "{}" } }) as const;
  const { messages } = translate([
    user,
    { role: "assistant", content: null, tool_calls: [call("a.1"), call("a.2")] },
    { role: "tool", tool_call_id: "a.1", content: "one" },
    {
      role: "tool",
      tool_call_id: "a.2",
      content: [{ type: "text", text: "two", cache_control: { type: "ephemeral" } }],
    },
    { role: "user", content: "So?" },
  ]);
  expect(messages.slice(1)).toEqual([
    {
      role: "assistant",
      content: [
        { type: "tool_use", id: "a_1", name: "f", input: {} },
        { type: "tool_use", id: "a_2", name: "f", input: {} },
      ],
    },
    {
      role: "user",
      content: [
        { type: "tool_result", tool_use_id: "a_1", content: "one" },
        { type: "tool_result", tool_use_id: "a_2", content: [text("two")], cache_control: { type: "ephemeral" } },
        text("So?"),
      ],
    },
  ]);
});

it("keeps a result that says nothing, since its call must be answered", () => {
  const { messages } = translate([user, { role: "tool", tool_call_id: "a", content: "" }]);
  expect(messages[0]?.content).toEqual([text("Hi"), { type: "tool_result", tool_use_id: "a" }]);
});

it("links calls and results in OpenAI's older form", () => {
  const { messages } = translate([
    user,
    { role: "assistant", function_call: { name: "f", arguments: "{}" } },
    { role: "function", name: "f", content: "42" },
  ]);
  expect(messages.at(-1)?.content).toEqual([{ type: "tool_result", tool_use_id: "f", content: "42" }]);
});

it("ends the model's own last words without white space, which Anthropic would refuse", () => {
  const { messages } = translate([user, { role: "assistant", content: "The answer is " }]);
  expect(messages.at(-1)).toEqual(turn("assistant", "The answer is"));
});

it("asks a model to go on that does so from no words of its own", () => {
  const { messages, warnings } = translate([user, assistant], false, false);
  expect(messages.slice(-2)).toEqual([turn("assistant", "Hello"), turn("user", "Go on.")]);
  expect(warnings).toMatchObject([{ code: "parameter_changed", param: "messages" }]);
  expect(translate([user, assistant, user], false, false).warnings).toEqual([]);
});

it("sends instructions that stand alone as the user's", () => {
  const { system, messages, warnings } = translate([rule]);
  expect([system, messages]).toEqual([[], [turn("user", "Be brief.")]]);
  expect(warnings).toMatchObject([{ code: "parameter_changed" }]);
});

it("refuses a conversation without any content, and roles that it does not know", () => {
  expect(() => translate([{ role: "user", content: " " }])).toThrow(
    expect.objectContaining({ kind: "invalid_request" }),
  );
  expect(() => translate([{ role: "robot", content: "x" } as unknown as ChatMessage])).toThrow(
    expect.objectContaining({ kind: "unsupported" }),
  );
});

it("keeps the last four cache marks of the whole conversation", () => {
  const marked = (value: string) =>
    ({ role: "user", content: [{ type: "text", text: value, cache_control: { type: "ephemeral" } }] }) as const;
  const { system, messages, warnings } = translate([
    { role: "system", content: marked("s").content },
    ...["a", "b", "c", "d"].map(marked),
  ]);
  expect(system).toEqual([text("s")]);
  expect(JSON.stringify(messages).match(/ephemeral/g)).toHaveLength(4);
  expect(warnings).toHaveLength(1);
});

it("says once that names are not told", () => {
  expect(
    translate([
      { ...user, name: "Ada" },
      { ...user, name: "Bob" },
    ]).warnings,
  ).toMatchObject([{ param: "name" }]);
});
