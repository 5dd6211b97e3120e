import { scriptedProvider, virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import { card } from "../../test/stage.ts";
import { Overture, type OvertureOptions, type Rule, taskPreferences } from "../index.ts";

const blind = { ...card, contextTokens: 8000, capabilities: { ...card.capabilities, images: false } };
const models = [
  { name: "small", card: blind },
  { name: "large", card },
];
const providers = [scriptedProvider({ id: "a", clock: virtualClock(), models })];
const make = (rules: readonly Rule[], more: Partial<OvertureOptions> = {}) =>
  new Overture({ providers, rules, ...more });

it.each<[Rule, string]>([
  [
    { when: { inputTokens: { over: 5000, under: 5000 } }, only: ["a/large"] },
    "No number of tokens is over 5000 and under 5000",
  ],
  [{ when: { inputTokens: { over: 5000, under: 5001 } } }, "No number of tokens"],
  [{ when: { inputTokens: { under: 0 } } }, "No number of tokens"],
  [{ when: { minConfidence: 0.5 } }, "needs a task"],
  [{ only: ["a/small"], never: ["a/*"] }, "leaves no model"],
  [{ when: { needs: ["tools", "images"] }, only: ["a/small"] }, "leaves no model"],
  [{ when: { inputTokens: { over: 8000 } }, only: ["a/small"] }, "leaves no model"],
])("refuses a rule that never matches, or leaves nobody (%#)", (rule, message) => {
  expect(() => make([rule])).toThrow(message);
});

it.each<Rule>([
  { when: { inputTokens: { over: 5000, under: 5002 } } },
  { when: { inputTokens: { under: 1 } } },
  { only: ["a/*"], never: ["a/small"] },
  { only: ["large"], never: ["a/small"] },
  { when: { needs: "images" }, only: ["a/*"] },
  { when: { inputTokens: { over: 8000 } }, only: ["a/*"] },
])("lets others pass (%#)", (rule) => {
  expect(() => make([rule])).not.toThrow();
});

it("lets what is preferred for tasks pass, whoever is configured, and holds a copy to what it says", () => {
  expect(() => make([...taskPreferences])).not.toThrow();
  const [first] = taskPreferences;
  expect(() => make([{ ...first }])).toThrow("which no configured model fits");
});
