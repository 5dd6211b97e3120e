import { expect, it } from "vitest";
import { didYouMean, nearestNames } from "./nearest.ts";

const names = [
  "openai/gpt-5.4-mini",
  "openai/gpt-5.4-nano",
  "openai/gpt-5.5",
  "anthropic/claude-sonnet-5",
  "anthropic/claude-haiku-4-5",
  "deepseek/deepseek-v4-flash",
];

it.each([
  ["openai/gpt-5.4-mni", "openai/gpt-5.4-mini"],
  ["openai/gpt-5.4-imni", "openai/gpt-5.4-mini"],
  ["OpenAI/GPT-5.5", "openai/gpt-5.5"],
  ["openai/gpt5.5", "openai/gpt-5.5"],
  ["openai/claude-sonnet-5", "anthropic/claude-sonnet-5"],
  ["antropic/claude-sonnet5", "anthropic/claude-sonnet-5"],
])("offers for %s first of all %s", (wanted, nearest) => {
  expect(nearestNames(wanted, names)[0]).toBe(nearest);
});

it("offers nothing that is far away, and no more than asked for", () => {
  expect(nearestNames("llama", names)).toEqual([]);
  expect(nearestNames("", names)).toEqual([]);
  expect(nearestNames("openai/gpt-5.4", names, 2)).toEqual(["openai/gpt-5.5", "openai/gpt-5.4-mini"]);
  expect(nearestNames("ab", ["ba", "abc", "xyz"])).toEqual(["ba", "abc"]);
});

it("compares no more than the first 128 characters", () => {
  const huge = "x".repeat(1_000_000);
  expect(nearestNames(huge, ["x".repeat(128), huge, "y".repeat(128)])).toEqual(["x".repeat(128), huge]);
});

it("asks in words whether a near name was meant, and nothing where there is none", () => {
  expect(didYouMean("openai/gpt-5.4-mni", names, 1)).toBe(' Did you mean "openai/gpt-5.4-mini"?');
  expect(didYouMean("openai/gpt-5.4-mni", names)).toMatch(/^ Did you mean "openai\/gpt-5.4-mini", ".*"\?$/);
  expect(didYouMean("unlike/anything-of-these", names)).toBe("");
});
