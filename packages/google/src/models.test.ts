import type { ModelCard } from "@overture/core/provider";
import { expect, it } from "vitest";
import { embeddingModels, models } from "./models.ts";

const find = (name: string): ModelCard | undefined => models.find((card) => card.name === name);
const namesOf = (cards: readonly ModelCard[]): readonly string[] => cards.map((card) => card.name);

it("knows of every model what it costs, what it holds and what it can do", () => {
  expect(models.length).toBeGreaterThan(10);
  for (const card of models) {
    expect(card).toMatchObject({ contextTokens: expect.any(Number), maxOutputTokens: expect.any(Number) });
    const { input = 0, output = 0, cacheRead = input / 2 } = card.prices ?? {};
    expect(0 < cacheRead && cacheRead < input && input < output).toBe(true);
    expect(card.capabilities).toMatchObject({ tools: true, images: true, audio: true, files: true, jsonSchema: true });
    expect(Object.keys(card.capabilities)).toHaveLength(7);
    expect(card.family).toMatch(/^gemini-(flash|flash-lite|pro)$/);
  }
});

it("recommends the cheapest sensible model first", () => {
  expect(namesOf(models.filter((card) => card.recommended))).toEqual(["gemini-3.5-flash", "gemini-3.1-pro-preview"]);
});

it.each([
  ["gemini-3.5-flash", "always", 65_536],
  ["gemini-3.1-pro-preview", "always", 65_536],
  ["gemini-2.5-pro", "always", 65_536],
  ["gemini-2.5-flash-lite", "optional", 65_536],
  ["gemini-2.0-flash", "no", 8192],
])("%s: reasoning %s, at most %i tokens", (name, reasoning, maxOutputTokens) => {
  expect(find(name)).toMatchObject({ maxOutputTokens, capabilities: { reasoning } });
});

it("marks what Google has retired, and knows windows that the prices' source does not", () => {
  expect(namesOf(models.filter((card) => card.retired))).toEqual([
    "gemini-3-pro-preview",
    "gemini-2.0-flash",
    "gemini-2.0-flash-lite",
  ]);
  expect(find("gemini-3.1-pro-preview")?.contextTokens).toBe(1_048_576);
});

it("knows what other service tiers cost where that is published", () => {
  expect(find("gemini-3.5-flash")?.prices?.serviceTiers).toEqual({ flex: 0.5 });
  expect(find("gemini-3.8-flash")?.prices?.serviceTiers).toEqual({ flex: 0.5, priority: 1.8 });
  expect(find("gemini-3.1-pro-preview")?.prices?.serviceTiers).toBeUndefined();
});

it("knows the models that make vectors, what they cost, and how long the vectors are", () => {
  expect(embeddingModels.map(({ name, prices, embedding }) => [name, prices?.input, embedding?.dimensions])).toEqual([
    ["gemini-embedding-2", 0.2, 3072],
    ["gemini-embedding-001", 0.15, 3072],
  ]);
  expect(models.some(({ embedding }) => embedding)).toBe(false);
});
