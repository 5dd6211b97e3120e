import { expect, it } from "vitest";
import { anthropicObjection } from "./anthropic-objections.ts";

const tools = [{ name: "f", input_schema: { type: "object" } }];
const objection = (change: object, rules = {}): string | undefined =>
  anthropicObjection({ model: "m", max_tokens: 2_000, messages: [{ role: "user", content: "Hi" }], ...change }, rules)
    ?.message;

it("takes what Anthropic takes", () => {
  expect(
    objection({ tools, tool_choice: { type: "any" }, temperature: 0, metadata: { user_id: "u" } }),
  ).toBeUndefined();
  expect(objection({ thinking: { type: "enabled", budget_tokens: 1_024 }, temperature: 1 })).toBeUndefined();
});

it.each([
  [{ model: undefined }, "model: Field required"],
  [{ max_tokens: undefined }, "max_tokens: Field required"],
  [{ max_tokens: 0 }, "greater than or equal to 1"],
  [{ seed: 1 }, "seed: Extra inputs are not permitted"],
  [{ metadata: { trace: "1" } }, "metadata.trace: Extra inputs"],
  [{ stop_sequences: [" "] }, "non-whitespace"],
  [{ system: [{ type: "text", text: "" }] }, "must be non-empty"],
  [{ tools: [{ name: "no name!", input_schema: { type: "object" } }] }, "should match pattern"],
  [{ tools: [...tools, ...tools] }, "must be unique"],
  [{ tools: [{ name: "f" }] }, "input_schema: Field required"],
  [{ tools: [{ name: "f", input_schema: {} }] }, "should be 'object'"],
  [{ tool_choice: { type: "auto" } }, "while providing tools"],
  [{ tools, tool_choice: { type: "required" } }, "does not match any of the expected tags"],
  [{ tools, tool_choice: { type: "tool", name: "g" } }, "not found in provided tools"],
  [{ thinking: { type: "on" } }, "does not match any"],
  [{ thinking: { type: "enabled", budget_tokens: 5 } }, "greater than or equal to 1024"],
  [{ thinking: { type: "enabled", budget_tokens: 2_000 } }, "must be greater than `thinking.budget_tokens`"],
  [{ thinking: { type: "adaptive" }, temperature: 0.5 }, "may only be set to 1"],
  [{ thinking: { type: "adaptive" }, tools, tool_choice: { type: "any" } }, "forces tool use"],
  [{ temperature: 1.5 }, "range: 0..1"],
  [{ messages: [] }, "at least one message"],
])("refuses %j", (change, message) => {
  expect(objection(change)).toContain(message);
});

it("holds models to what their vendor says they refuse", () => {
  const rules = { refusesTemperature: (model: string) => model === "m" };
  expect(objection({ temperature: 0.5 }, rules)).toContain("only the default value of 1");
  expect(objection({ temperature: 1 }, rules)).toBeUndefined();
  expect(objection({ temperature: 0.5, model: "old" }, rules)).toBeUndefined();
});
