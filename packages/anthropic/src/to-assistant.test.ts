import type { AssistantMessage, Warning } from "@overture/core/provider";
import { expect, it } from "vitest";
import { assistantBlocks } from "./to-assistant.ts";
import { ToolIds } from "./tool-ids.ts";

function translate(message: Omit<AssistantMessage, "role">) {
  const warnings: Warning[] = [];
  return { blocks: assistantBlocks({ role: "assistant", ...message }, new ToolIds(), warnings), warnings };
}

function calling(text: string): Omit<AssistantMessage, "role"> {
  return { tool_calls: [{ id: "c", type: "function", function: { name: "f", arguments: text } }] };
}

it("puts thinking in front of the words, and the words in front of the calls", () => {
  const { blocks, warnings } = translate({
    content: "Let me look.",
    ...calling('{"a":1}'),
    reasoning_details: [
      { type: "thinking", provider: "anthropic", text: "Hm.", signature: "s" },
      { type: "redacted", provider: "anthropic", data: "d" },
    ],
  });
  expect(blocks).toEqual([
    { type: "thinking", thinking: "Hm.", signature: "s" },
    { type: "redacted_thinking", data: "d" },
    { type: "text", text: "Let me look." },
    { type: "tool_use", id: "c", name: "f", input: { a: 1 } },
  ]);
  expect(warnings).toEqual([]);
});

it("puts thinking back where it stood between the words and the calls", () => {
  const detail = (signature: string, position?: number) =>
    ({ type: "thinking", provider: "anthropic", text: "", signature, position }) as const;
  const called = ["c1", "c2"].map((id) => ({ id, type: "function", function: { name: "f", arguments: "" } }) as const);
  const reasoning_details = [detail("s0"), detail("s1", 1), detail("s2", 2), detail("s9", 9)];
  const order = (content: string | null) =>
    translate({ content, tool_calls: called, reasoning_details }).blocks.map((block) =>
      block.type === "thinking" ? block.signature : block.type === "tool_use" ? block.id : block.type,
    );
  expect(order("Let me look.")).toEqual(["s0", "text", "s1", "c1", "s2", "s9", "c2"]);
  expect(order(" ")).toEqual(["s0", "c1", "s1", "s2", "s9", "c2"]);
});

it("says that another provider's reasoning in words is left out", () => {
  expect(translate({ content: "Yes.", reasoning_content: "Hm." })).toMatchObject({
    blocks: [{ type: "text", text: "Yes." }],
    warnings: [{ code: "parameter_dropped", param: "reasoning_details" }],
  });
});

it("leaves out thinking that Anthropic did not sign, and says so", () => {
  const { blocks, warnings } = translate({
    content: "Yes.",
    reasoning_details: [
      { type: "thinking", provider: "google", text: "x", signature: "s" },
      { type: "thinking", provider: "anthropic", text: "cut short" },
    ],
  });
  expect(blocks).toEqual([{ type: "text", text: "Yes." }]);
  expect(warnings).toMatchObject([{ param: "reasoning_details" }, { param: "reasoning_details" }]);
});

it("keeps a signature whose text Anthropic kept to itself", () => {
  const { blocks } = translate({
    content: "Yes.",
    reasoning_details: [{ type: "thinking", provider: "anthropic", signature: "s" }],
  });
  expect(blocks[0]).toEqual({ type: "thinking", thinking: "", signature: "s" });
});

it("gives nothing for a message that is thinking alone, or empty", () => {
  const details = [{ type: "thinking", provider: "anthropic", text: "Hm.", signature: "s" }] as const;
  expect(translate({ content: "", reasoning_details: details }).blocks).toEqual([]);
  expect(translate({ content: null }).blocks).toEqual([]);
});

it.each([
  ["", {}],
  ["{}", {}],
  ['{"a":', { arguments: '{"a":' }],
  ["[1]", { arguments: "[1]" }],
  ["7", { arguments: "7" }],
])("sends arguments of %j as an object", (text, input) => {
  const { blocks, warnings } = translate(calling(text));
  expect(blocks).toMatchObject([{ input }]);
  expect(warnings).toHaveLength("arguments" in input ? 1 : 0);
  for (const warning of warnings) expect(warning.message).not.toContain("[1]");
});

it("takes custom tools, refusals and calls in OpenAI's older form", () => {
  expect(translate({ tool_calls: [{ id: "c", type: "custom", custom: { name: "sh", input: "ls" } }] }).blocks).toEqual([
    { type: "tool_use", id: "c", name: "sh", input: { input: "ls" } },
  ]);
  expect(
    translate({
      content: [
        { type: "text", text: "a" },
        { type: "refusal", refusal: "b" },
      ],
      refusal: "c",
    }).blocks,
  ).toEqual([
    { type: "text", text: "a" },
    { type: "text", text: "b" },
    { type: "text", text: "c" },
  ]);
  expect(translate({ function_call: { name: "f", arguments: "{}" } }).blocks).toEqual([
    { type: "tool_use", id: "f", name: "f", input: {} },
  ]);
});
