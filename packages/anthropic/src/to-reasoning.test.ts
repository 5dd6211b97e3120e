import type { Warning } from "@overture/core/provider";
import { expect, it } from "vitest";
import { traitsOf } from "./model-traits.ts";
import { models } from "./models.ts";
import { type ReasoningCircumstances, type ReasoningSettings, toReasoning } from "./to-reasoning.ts";

function ask(
  model: string,
  effort: string | undefined,
  changes: Partial<ReasoningCircumstances> = {},
): ReasoningSettings & { warnings: Warning[] } {
  const warnings: Warning[] = [];
  const circumstances = {
    traits: traitsOf(model, undefined),
    card: undefined,
    maxTokens: 64_000,
    forcedTool: false,
    begunBare: false,
  };
  const settings = toReasoning(
    { model, messages: [], reasoning_effort: effort },
    { ...circumstances, ...changes },
    warnings,
  );
  return { ...settings, warnings };
}

const none = { warnings: [] };

it("says nothing where nothing was asked", () => {
  for (const { name } of models) expect(ask(name, undefined)).toEqual(none);
});

it.each([
  ["claude-opus-4-6", "high", { thinking: { type: "adaptive" }, effort: "high" }],
  ["claude-opus-5", "xhigh", { thinking: { type: "adaptive", display: "summarized" }, effort: "xhigh" }],
  ["claude-sonnet-5", "max", { thinking: { type: "adaptive", display: "summarized" }, effort: "max" }],
  ["claude-haiku-4-5", "low", { thinking: { type: "enabled", budget_tokens: 12_800 } }],
  ["claude-haiku-4-5", "medium", { thinking: { type: "enabled", budget_tokens: 32_000 } }],
  ["claude-haiku-4-5", "max", { thinking: { type: "enabled", budget_tokens: 32_000 } }],
  ["claude-sonnet-5", "none", { thinking: { type: "disabled" } }],
  ["claude-opus-4-7", "none", {}],
  ["claude-haiku-4-5", "none", {}],
])("tells %s an effort of %s", (model, effort, settings) => {
  expect(ask(model, effort)).toEqual({ ...settings, warnings: [] });
});

it.each([
  ["claude-opus-4-6", "xhigh", "high"],
  ["claude-opus-5", "minimal", "low"],
])("takes the nearest effort that %s has to %s, and says so", (model, effort, nearest) => {
  expect(ask(model, effort)).toMatchObject({
    effort: nearest,
    warnings: [{ code: "parameter_changed", param: "reasoning_effort" }],
  });
});

it("keeps a budget between Anthropic's least and the output's limit", () => {
  expect(ask("claude-haiku-4-5", "minimal", { maxTokens: 2000 }).thinking).toEqual({
    type: "enabled",
    budget_tokens: 1024,
  });
  expect(ask("claude-haiku-4-5", "max", { maxTokens: 1025 }).thinking).toEqual({
    type: "enabled",
    budget_tokens: 1024,
  });
  expect(ask("claude-haiku-4-5", "low", { maxTokens: 1024 })).toMatchObject({
    warnings: [{ code: "parameter_dropped" }],
  });
});

it("does not think before a forced call, in a tool loop begun without, or where the model can't", () => {
  expect(ask("claude-haiku-4-5", "high", { forcedTool: true })).toMatchObject({
    warnings: [{ code: "parameter_dropped" }],
  });
  expect(ask("claude-haiku-4-5", "high", { forcedTool: true }).thinking).toBeUndefined();
  expect(ask("claude-haiku-4-5", "high", { begunBare: true }).thinking).toBeUndefined();
  expect(ask("claude-opus-5", "high", { begunBare: true }).thinking).toBeDefined();
  expect(ask("claude-opus-5", "high", { forcedTool: true })).toMatchObject({
    effort: "high",
    warnings: [{ code: "parameter_changed" }],
  });
  expect(ask("claude-opus-5", "high", { forcedTool: true }).thinking).toBeUndefined();
  expect(ask("claude-3-5-haiku-latest", "high")).toMatchObject({ warnings: [{ code: "parameter_dropped" }] });
});

it("asks a model that always thinks for the least", () => {
  const card = models.find(({ capabilities }) => capabilities.reasoning === "always");
  if (!card) throw new Error("no card");
  expect(ask(card.name, "none", { card })).toMatchObject({ effort: "low", warnings: [{ code: "parameter_changed" }] });
  expect(ask(card.name, "none", { card }).thinking).toBeUndefined();
});
