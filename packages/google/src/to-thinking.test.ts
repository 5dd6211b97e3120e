import type { Warning } from "@overture/core/provider";
import { expect, it } from "vitest";
import { traitsOf } from "./model-traits.ts";
import { toThinking } from "./to-thinking.ts";

function thinking(model: string, effort: string | null): readonly [unknown, readonly string[]] {
  const warnings: Warning[] = [];
  const request = { model, messages: [], reasoning_effort: effort };
  return [toThinking(request, traitsOf(model, undefined), warnings), warnings.map((warning) => warning.code)];
}

it.each([
  ["gemini-3.5-flash", "minimal", "MINIMAL", []],
  ["gemini-3.5-flash", "low", "LOW", []],
  ["gemini-3.5-flash", "medium", "MEDIUM", []],
  ["gemini-3.5-flash", "high", "HIGH", []],
  ["gemini-3.5-flash", "xhigh", "HIGH", ["parameter_changed"]],
  ["gemini-3.5-flash", "of tomorrow", "MEDIUM", ["parameter_changed"]],
  ["gemini-3.1-pro-preview", "minimal", "LOW", ["parameter_changed"]],
  ["gemini-3.1-pro-preview", "medium", "MEDIUM", []],
  ["gemini-3-pro-preview", "medium", "HIGH", ["parameter_changed"]],
])("%s with %s thinks at the level %s", (model, effort, thinkingLevel, codes) => {
  expect(thinking(model, effort)).toEqual([{ includeThoughts: true, thinkingLevel }, codes]);
});

it.each([
  ["gemini-2.5-flash", "none", 0, false, []],
  ["gemini-2.5-flash", "low", 1024, true, []],
  ["gemini-2.5-flash", "max", 24_576, true, []],
  ["gemini-2.5-pro", "max", 32_768, true, []],
  ["gemini-2.5-pro", "none", 128, false, ["parameter_changed"]],
  ["gemini-2.5-pro", "of tomorrow", 8192, true, []],
])("%s with %s has a budget of %i tokens", (model, effort, thinkingBudget, includeThoughts, codes) => {
  expect(thinking(model, effort)).toEqual([{ includeThoughts, thinkingBudget }, codes]);
});

it("asks for the least where thinking can't be left out, and hides it", () => {
  expect(thinking("gemini-3.5-flash", "none")).toEqual([
    { includeThoughts: false, thinkingLevel: "MINIMAL" },
    ["parameter_changed"],
  ]);
});

it("asks for nothing where nothing is asked for, and says where a model does not reason", () => {
  expect(thinking("gemini-3.5-flash", null)).toEqual([undefined, []]);
  expect(thinking("gemini-2.0-flash", "high")).toEqual([undefined, ["parameter_dropped"]]);
  expect(thinking("gemini-2.0-flash", "none")).toEqual([undefined, []]);
});
