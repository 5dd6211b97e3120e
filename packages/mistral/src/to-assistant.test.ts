import type { AssistantMessage, Warning } from "@overture/core/provider";
import { expect, it } from "vitest";
import { assistantTurn } from "./to-assistant.ts";
import { ToolIds } from "./tool-ids.ts";

function turn(message: Omit<AssistantMessage, "role">, thinks = true, warnings: Warning[] = []) {
  return assistantTurn({ role: "assistant", ...message }, new ToolIds(), thinks, warnings);
}

const hm = { type: "thinking" as const, provider: "mistral", text: "hm" };

it.each<[string, Omit<AssistantMessage, "role">, unknown]>([
  ["text", { content: "Hi" }, "Hi"],
  [
    "parts",
    {
      content: [
        { type: "text", text: "a" },
        { type: "refusal", refusal: "b" },
      ],
    },
    "ab",
  ],
  ["a refusal", { content: null, refusal: "No." }, "No."],
])("says %s in words", (_what, message, content) => {
  expect(turn(message)).toEqual({ role: "assistant", content });
});

it("gives calls ids of Mistral's form, and arguments that are JSON", () => {
  const calls = turn({
    tool_calls: [
      { id: "call_1", type: "function", function: { name: "clock", arguments: " " } },
      { id: "aaaaaaaaa", type: "custom", custom: { name: "diary", input: "Dear" } },
    ],
  })?.toolCalls;
  expect(calls).toEqual([
    { id: expect.stringMatching(/^[a-z0-9]{9}$/), type: "function", function: { name: "clock", arguments: "{}" } },
    { id: "aaaaaaaaa", type: "function", function: { name: "diary", arguments: '{"input":"Dear"}' } },
  ]);
  expect(turn({ function_call: { name: "clock", arguments: "" } })?.toolCalls).toHaveLength(1);
});

it("puts its own thinking in front", () => {
  const content = turn({ content: "So.", reasoning_details: [hm] })?.content;
  expect(content).toEqual([
    { type: "thinking", thinking: [{ type: "text", text: "hm" }], closed: true },
    { type: "text", text: "So." },
  ]);
});

it.each([
  ["another's thinking", true, "anthropic"],
  ["thinking for a model that reads none", false, "mistral"],
])("leaves out %s, and says so", (_what, thinks, provider) => {
  const warnings: Warning[] = [];
  expect(turn({ content: "So.", reasoning_details: [{ ...hm, provider }] }, thinks, warnings)?.content).toBe("So.");
  expect(warnings).toMatchObject([{ code: "parameter_dropped", param: "reasoning_details" }]);
});

it("says that reasoning in words alone is left out, which is another provider's", () => {
  const warnings: Warning[] = [];
  expect(turn({ content: "So.", reasoning_content: "hm" }, true, warnings)?.content).toBe("So.");
  expect(warnings).toMatchObject([{ code: "parameter_dropped", param: "reasoning_details" }]);
});

it("leaves out a message with nothing in it, which Mistral refuses", () => {
  expect(turn({ content: "" })).toBeUndefined();
  expect(turn({ content: null, tool_calls: [], reasoning_details: [hm] })).toBeUndefined();
});
