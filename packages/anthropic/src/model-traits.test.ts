import { expect, it } from "vitest";
import { traitsOf } from "./model-traits.ts";
import { models } from "./models.ts";

it.each([
  ["claude-3-5-haiku-latest", { thinking: "none", sampling: "both" }],
  ["claude-3-7-sonnet-20250219", { thinking: "budget", sampling: "both" }],
  ["claude-opus-4-20250514", { thinking: "budget", sampling: "both" }],
  ["claude-opus-4@20250514", { thinking: "budget", sampling: "both" }],
  ["claude-opus-4-1", { thinking: "budget", sampling: "either" }],
  ["anthropic.claude-sonnet-4-5-20250929-v1:0", { thinking: "budget", sampling: "either", systemTurns: false }],
  ["claude-opus-4-6", { thinking: "adaptive", sampling: "either", xhighEffort: false, hidesThinking: false }],
  ["claude-opus-4-7", { thinking: "adaptive", sampling: "neither", xhighEffort: true, systemTurns: false }],
  ["claude-opus-4-8", { thinking: "adaptive", systemTurns: true, thinksByDefault: false }],
  ["claude-sonnet-5", { thinking: "adaptive", systemTurns: false, thinksByDefault: true, hidesThinking: true }],
  ["claude-opus-5-5", { thinking: "adaptive", systemTurns: true, thinksByDefault: true }],
  ["claude-mythos-preview", { thinking: "adaptive", sampling: "neither" }],
  ["glm-4.6", { thinking: "budget", sampling: "both", systemTurns: false }],
])("knows what %s takes by its name", (name, traits) => {
  expect(traitsOf(name, undefined)).toMatchObject(traits);
});

it("lets the card have the last word", () => {
  const [card] = models;
  if (!card) throw new Error("no card");
  const taught = { ...card, capabilities: { ...card.capabilities, reasoning: "no", temperature: false } } as const;
  expect(traitsOf("claude-opus-4-5", taught)).toMatchObject({ thinking: "none", sampling: "neither" });
  const proxied = { ...card, capabilities: { ...card.capabilities, assistantPrefix: undefined } };
  expect([traitsOf("claude-opus-5", proxied).prefill, traitsOf("glm-4.6", undefined).prefill]).toEqual([false, true]);
  const warm = { ...card, capabilities: { ...card.capabilities, temperature: true } };
  expect(traitsOf("claude-opus-5", warm).sampling).toBe("either");
});

it("agrees with the cards on which models take a temperature, and go on from words of their own", () => {
  for (const card of models) {
    expect([card.name, traitsOf(card.name, undefined).prefill]).toEqual([card.name, card.capabilities.assistantPrefix]);
    expect([card.name, traitsOf(card.name, undefined).sampling !== "neither"]).toEqual([
      card.name,
      card.capabilities.temperature,
    ]);
  }
});
