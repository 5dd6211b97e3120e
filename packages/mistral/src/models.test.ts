import { expect, it } from "vitest";
import { embeddingModels, models } from "./models.ts";

const cardOf = (name: string) => models.find((card) => card.name === name);

it("recommends the cheapest sensible model first, then the steps above it", () => {
  const recommended = models.filter((card) => card.recommended);
  expect(recommended.map((card) => card.name)).toEqual([
    "mistral-small-latest",
    "mistral-large-latest",
    "mistral-medium-latest",
  ]);
  const prices = recommended.map((card) => card.prices?.output ?? 0);
  expect(prices).toEqual([...prices].sort((first, second) => first - second));
});

it("knows every model's price and window", () => {
  for (const { prices, contextTokens } of models) {
    expect(prices?.input).toBeGreaterThan(0);
    expect(prices?.output).toBeGreaterThan(0);
    expect(contextTokens).toBeGreaterThan(30_000);
  }
});

it.each([
  ["mistral-small-latest", { images: true, files: true, reasoning: "optional" }],
  ["mistral-large-latest", { images: true, reasoning: "no" }],
  ["mistral-large-2411", { images: false, reasoning: "no" }],
  ["magistral-medium-latest", { reasoning: "always" }],
  ["codestral-latest", { images: false, tools: true }],
  ["voxtral-small-latest", { audio: true, images: false }],
  ["open-mistral-nemo", { images: false, reasoning: "no" }],
])("knows what %s can do", (name, capabilities) => {
  expect(cardOf(name)?.capabilities).toMatchObject(capabilities);
});

it("knows which go on from a last message of their own: those that need not think first", () => {
  const others = models.filter((card) => !card.capabilities.assistantPrefix).map(({ name }) => name);
  expect(others).toEqual(["magistral-small-latest", "magistral-medium-latest"]);
});

it.each([
  ["mistral-small-latest", "mistral-small"],
  ["mistral-small-2603", "mistral-small"],
  ["mistral-medium-3-5", "mistral-medium"],
  ["ministral-3b-latest", "ministral-3b"],
  ["open-mistral-nemo", "open-mistral-nemo"],
])("calls %s a %s", (name, family) => {
  expect(cardOf(name)?.family).toBe(family);
});

it("knows the models that make vectors, what they cost, and how long the vectors are", () => {
  expect(embeddingModels.map(({ name, prices, embedding }) => [name, prices?.input, embedding?.dimensions])).toEqual([
    ["mistral-embed", 0.1, 1024],
  ]);
  expect(models.some(({ embedding }) => embedding)).toBe(false);
});
