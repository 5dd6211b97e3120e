import type { ChatCompletionRequest as MistralRequest } from "@mistralai/mistralai/models/components";
import type { ChatCompletionRequest } from "@overture/core/provider";
import { expect, it } from "vitest";
import { setTools } from "./to-tools.ts";

function translate(change: Partial<ChatCompletionRequest>) {
  const body: MistralRequest = { model: "m", messages: [] };
  return { forms: setTools(body, { model: "m", messages: [], ...change }), body };
}

const clock = { type: "function" as const, function: { name: "clock" } };

it("gives every function parameters, which Mistral requires", () => {
  const parameters = { type: "object", required: ["a"] };
  const strict = { type: "function" as const, function: { name: "f", description: "F", parameters, strict: true } };
  expect(translate({ tools: [clock, strict] }).body.tools).toEqual([
    { type: "function", function: { name: "clock", parameters: { type: "object", properties: {} } } },
    { type: "function", function: { name: "f", description: "F", parameters, strict: true } },
  ]);
});

it.each([
  ["auto", "auto"],
  ["none", "none"],
  ["required", "any"],
  [
    { type: "function", function: { name: "clock" } },
    { type: "function", function: { name: "clock" } },
  ],
] as const)("translates the choice %j", (tool_choice, toolChoice) => {
  expect(translate({ tools: [clock], tool_choice }).body.toolChoice).toEqual(toolChoice);
});

it("says whether calls may come together, only where the request does", () => {
  expect(translate({ tools: [clock], parallel_tool_calls: false }).body.parallelToolCalls).toBe(false);
  expect(translate({ tools: [clock] }).body).not.toHaveProperty("parallelToolCalls");
});

it("sends nothing of tools where there are none", () => {
  expect(translate({ tools: [], tool_choice: "auto" }).body).toEqual({ model: "m", messages: [] });
});

it("remembers which tools take free text, and whether the form is the older one", () => {
  expect([...translate({ tools: [{ type: "custom", custom: { name: "diary" } }] }).forms.custom]).toEqual(["diary"]);
  expect(translate({ functions: [{ name: "clock" }] }).forms.legacy).toBe(true);
});
