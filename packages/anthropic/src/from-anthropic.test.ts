import type { Message } from "@anthropic-ai/sdk/resources/messages";
import { describe, expect, it } from "vitest";
import { message } from "../test/fixtures.ts";
import { fromAnthropic, isMessage } from "./from-anthropic.ts";
import type { ToolForms } from "./to-tools.ts";

const plain: ToolForms = { custom: new Set(), legacy: false };

function choice(changes: object, forms = plain) {
  const answer: unknown = { ...message, ...changes };
  if (!isMessage(answer)) throw new Error("no message");
  return fromAnthropic(answer as Message, forms, 7).choices[0];
}

const call = (name: string, input: unknown) => ({ type: "tool_use", id: `id_${name}`, name, input });

describe("an answer's blocks", () => {
  it("become text, joined", () => {
    const content = [
      { type: "text", text: "One " },
      { type: "server_tool_use", id: "s", name: "web_search", input: {} },
      { type: "text", text: "two." },
    ];
    expect(choice({ content })?.message).toEqual({ role: "assistant", content: "One two.", refusal: null });
  });

  it("become tool calls, with arguments in JSON, also where there are none", () => {
    const found = choice({
      content: [call("a", { x: 1 }), call("b", {}), call("c", undefined)],
      stop_reason: "tool_use",
    });
    expect(found).toMatchObject({
      finish_reason: "tool_calls",
      message: {
        content: null,
        tool_calls: [
          { id: "id_a", type: "function", function: { name: "a", arguments: '{"x":1}' } },
          { id: "id_b", type: "function", function: { name: "b", arguments: "{}" } },
          { id: "id_c", type: "function", function: { name: "c", arguments: "{}" } },
        ],
      },
    });
  });

  it("become calls of free text, or in OpenAI's older form, where the caller uses them", () => {
    const content = [call("shell", { input: "ls" })];
    expect(choice({ content }, { custom: new Set(["shell"]), legacy: false })?.message.tool_calls).toEqual([
      { id: "id_shell", type: "custom", custom: { name: "shell", input: "ls" } },
    ]);
    expect(choice({ content, stop_reason: "tool_use" }, { ...plain, legacy: true })).toMatchObject({
      finish_reason: "function_call",
      message: { function_call: { name: "shell", arguments: '{"input":"ls"}' } },
    });
  });

  it("become reasoning, in words and as Anthropic needs it back", () => {
    const content = [
      { type: "thinking", thinking: "Hm. ", signature: "s1" },
      { type: "redacted_thinking", data: "d" },
      { type: "thinking", thinking: "", signature: "s2" },
      { type: "text", text: "Yes." },
    ];
    expect(choice({ content })?.message).toEqual({
      role: "assistant",
      content: "Yes.",
      refusal: null,
      reasoning_content: "Hm. ",
      reasoning_details: [
        { type: "thinking", provider: "anthropic", text: "Hm. ", signature: "s1" },
        { type: "redacted", provider: "anthropic", data: "d" },
        { type: "thinking", provider: "anthropic", text: "", signature: "s2" },
      ],
    });
  });

  it("become annotations where they cite what has an address", () => {
    const web = {
      type: "web_search_result_location",
      url: "https://a.example",
      title: "A",
      cited_text: "",
      encrypted_index: "",
    };
    const page = { type: "page_location", cited_text: "", document_title: "B" };
    const content = [
      { type: "text", text: "It is " },
      { type: "text", text: "warm", citations: [web, page] },
    ];
    expect(choice({ content })?.message.annotations).toEqual([
      { type: "url_citation", url_citation: { url: "https://a.example", title: "A", start_index: 6, end_index: 10 } },
    ]);
  });
});

it("tells where thinking stood between the words and the calls", () => {
  const think = (signature: string) => ({ type: "thinking", thinking: "", signature });
  const content = [think("s0"), { type: "text", text: "Hm." }, think("s1"), call("a", {}), think("s2"), call("b", {})];
  const details = choice({ content, stop_reason: "tool_use" })?.message.reasoning_details ?? [];
  expect(details.map(({ position }) => position)).toEqual([undefined, 1, 2]);
});

it("says why Anthropic refused, where it gave a reason", () => {
  const refused = { content: [], stop_reason: "refusal", stop_details: { type: "refusal", explanation: "Cyber." } };
  expect(choice(refused)).toMatchObject({
    finish_reason: "content_filter",
    message: { content: null, refusal: "Cyber." },
  });
  expect(choice({ ...refused, stop_details: null })).toMatchObject({ message: { refusal: null } });
});

it("keeps the vendor's name of the model, and leaves out usage that did not come", () => {
  const { usage: _usage, ...silent } = message;
  const completion = fromAnthropic(silent as unknown as Message, plain, 7);
  expect(completion).toMatchObject({ id: "msg_1", created: 7, model: "claude-haiku-4-5-20251001" });
  expect(completion).not.toHaveProperty("usage");
});

it.each([null, "<html>", {}, { content: "x", id: "a" }, { content: [] }])("does not take %j for an answer", (value) => {
  expect(isMessage(value)).toBe(false);
});
