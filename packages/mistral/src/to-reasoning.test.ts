import type { ChatCompletionRequest as MistralRequest } from "@mistralai/mistralai/models/components";
import type { ChatCompletionRequest, Warning } from "@overture/core/provider";
import { expect, it } from "vitest";
import { cardOf } from "../test/fixtures.ts";
import { setReasoning } from "./to-reasoning.ts";

function translate(effort: ChatCompletionRequest["reasoning_effort"], reasoning?: "no" | "optional" | "always") {
  const body: MistralRequest = { model: "m", messages: [] };
  const warnings: Warning[] = [];
  const card = reasoning && cardOf({ reasoning });
  setReasoning(body, { model: "m", messages: [], reasoning_effort: effort }, { card }, warnings);
  return [body.reasoningEffort, body.promptMode, warnings.map((warning) => warning.code)];
}

it.each([
  [undefined, "optional", undefined, undefined, []],
  ["none", "optional", "none", undefined, []],
  ["minimal", "optional", "none", undefined, ["parameter_changed"]],
  ["low", "optional", "high", undefined, ["parameter_changed"]],
  ["high", "optional", "high", undefined, []],
  ["high", "always", undefined, "reasoning", []],
  ["none", "always", undefined, undefined, ["parameter_dropped"]],
  ["high", "no", undefined, undefined, ["parameter_dropped"]],
  ["none", "no", undefined, undefined, []],
  ["max", undefined, "max", undefined, []],
] as const)("translates %s for a model that reasons: %s", (effort, reasoning, sent, mode, codes) => {
  expect(translate(effort, reasoning)).toEqual([sent, mode, codes]);
});
