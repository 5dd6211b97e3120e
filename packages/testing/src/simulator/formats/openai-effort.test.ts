import { expect, it } from "vitest";
import { objectionToEffort } from "./openai-effort.ts";

const tools = [{ type: "function", function: { name: "look" } }];

it.each([
  ["gpt-5.5", "high", true],
  ["gpt-5.4-mini", undefined, false],
  ["gpt-5.4-mini", "none", false],
  ["gpt-5.6-sol", undefined, true],
  ["gpt-6-luna", "low", true],
  ["gpt-6-luna", "none", false],
  ["gpt-5.2", "high", false],
  ["gpt-5-mini", "high", false],
  ["o3", "high", false],
])("%s with an effort of %s beside functions: objects %s", (model, reasoning_effort, objects) => {
  const objection = objectionToEffort({ model, reasoning_effort, tools });
  expect(objection?.param).toBe(objects ? "reasoning_effort" : undefined);
  expect(objectionToEffort({ model, reasoning_effort })).toBeUndefined();
});

it("speaks as OpenAI does", () => {
  expect(objectionToEffort({ model: "gpt-5.6", tools })?.message).toBe(
    "Function tools with reasoning_effort are not supported for gpt-5.6 in /v1/chat/completions. To use function tools, use /v1/responses or set reasoning_effort to 'none'.",
  );
});
