import type { AssistantMessage, ReasoningDetail, Warning } from "@overture/core/provider";
import { expect, it } from "vitest";
import { assistantParts } from "./to-assistant.ts";

function parts(message: Partial<AssistantMessage>, signs = false): readonly [readonly unknown[], readonly string[]] {
  const warnings: Warning[] = [];
  const made = assistantParts({ role: "assistant", ...message }, signs, warnings);
  return [made, warnings.map((warning) => warning.param ?? "")];
}

const call = (id: string, args = '{"a":1}') => ({
  id,
  type: "function" as const,
  function: { name: `f${id}`, arguments: args },
});
const detail = (position: number, signature: string, text?: string): ReasoningDetail => ({
  type: "thinking",
  provider: "google",
  position,
  signature,
  ...(text === undefined ? {} : { text }),
});

it("puts words before calls", () => {
  expect(
    parts({
      content: [
        { type: "text", text: "a" },
        { type: "refusal", refusal: "b" },
      ],
      tool_calls: [call("1")],
    }),
  ).toEqual([[{ text: "ab" }, { functionCall: { id: "1", name: "f1", args: { a: 1 } } }], []]);
});

it("gives every signature back to the very part that had it", () => {
  const details = [
    detail(0, "s0", "hm"),
    detail(0, "words"),
    detail(1, "s1", "so"),
    detail(1, "first"),
    detail(2, "second"),
    detail(7, "end"),
  ];
  const [made] = parts({ content: "Hi", tool_calls: [call("1"), call("2")], reasoning_details: details });
  expect(made).toEqual([
    { text: "hm", thought: true, thoughtSignature: "s0" },
    { text: "Hi", thoughtSignature: "words" },
    { text: "so", thought: true, thoughtSignature: "s1" },
    { functionCall: { id: "1", name: "f1", args: { a: 1 } }, thoughtSignature: "first" },
    { functionCall: { id: "2", name: "f2", args: { a: 1 } }, thoughtSignature: "second" },
    { text: "", thoughtSignature: "end" },
  ]);
});

it("counts calls from 0 where there are no words", () => {
  const [made] = parts({ content: null, tool_calls: [call("1"), call("2")], reasoning_details: [detail(0, "s")] });
  expect(made).toMatchObject([{ thoughtSignature: "s" }, { functionCall: { name: "f2" } }]);
  expect(made[1]).not.toHaveProperty("thoughtSignature");
});

it("leaves out what others signed, and says so", () => {
  const foreign = { ...detail(0, "theirs", "hm"), provider: "anthropic" };
  expect(parts({ content: "Hi", reasoning_details: [foreign] })).toEqual([[{ text: "Hi" }], ["reasoning_details"]]);
});

it("says that reasoning in words alone is left out, which is another provider's", () => {
  expect(parts({ content: "Hi", reasoning_content: "hm" })).toEqual([[{ text: "Hi" }], ["reasoning_details"]]);
});

it("stands in for the signature that a call from elsewhere can't have, on the first of them alone", () => {
  const [made] = parts({ tool_calls: [call("1"), call("2")] }, true);
  expect(made).toMatchObject([{ thoughtSignature: "skip_thought_signature_validator" }, {}]);
  expect(made[1]).not.toHaveProperty("thoughtSignature");
  const [own] = parts({ tool_calls: [call("1"), call("2")], reasoning_details: [detail(1, "s")] }, true);
  expect(own[0]).not.toHaveProperty("thoughtSignature");
  expect(parts({ tool_calls: [call("1")] })[0][0]).not.toHaveProperty("thoughtSignature");
});

it("translates free text, the older form, and calls without ids", () => {
  const custom = { id: "", type: "custom" as const, custom: { name: "note", input: "x" } };
  expect(parts({ tool_calls: [custom] })[0]).toEqual([{ functionCall: { name: "note", args: { input: "x" } } }]);
  expect(parts({ function_call: { name: "f", arguments: "" } })[0]).toEqual([
    { functionCall: { name: "f", args: {} } },
  ]);
});

it("keeps arguments that are no object as text", () => {
  expect(parts({ tool_calls: [call("1", "[1]")] })).toEqual([
    [{ functionCall: { id: "1", name: "f1", args: { arguments: "[1]" } } }],
    ["tool_calls"],
  ]);
});

it("gives nothing for a message that has thoughts alone", () => {
  expect(parts({ reasoning_details: [detail(0, "s", "hm")], audio: { id: "a" } })).toEqual([[], []]);
});
