import type { ModelCard } from "@overture/core/provider";
import { expect, it } from "vitest";
import { models } from "./models.ts";

const find = (name: string): ModelCard | undefined => models.find((card) => card.name === name);
const namesOf = (cards: readonly ModelCard[]): readonly string[] => cards.map((card) => card.name);

it("knows of every model what it costs, what it holds and what it can do", () => {
  expect(models.length).toBeGreaterThan(15);
  for (const card of models) {
    expect(card).toMatchObject({ contextTokens: expect.any(Number), maxOutputTokens: expect.any(Number) });
    const { input = 0, output = 0, cacheRead = 0, cacheWrite = 0 } = card.prices ?? {};
    expect(0 < cacheRead && cacheRead < input && input < cacheWrite && cacheWrite < output).toBe(true);
    expect(Object.keys(card.capabilities)).toHaveLength(8);
    expect(card.family).toMatch(/^claude-(haiku|sonnet|opus|fable)$/);
  }
});

it("recommends the cheapest sensible model first", () => {
  expect(namesOf(models.filter((card) => card.recommended))).toEqual([
    "claude-haiku-4-5",
    "claude-sonnet-5",
    "claude-opus-5",
  ]);
});

it.each([
  ["claude-opus-4-5", true, "optional", true, 64_000],
  ["claude-opus-4-6", true, "optional", true, 128_000],
  ["claude-opus-4-7", false, "optional", true, 128_000],
  ["claude-opus-4-8", false, "optional", true, 128_000],
  ["claude-sonnet-4-6", true, "optional", true, 128_000],
  ["claude-sonnet-5", false, "optional", true, 128_000],
  ["claude-opus-5", false, "optional", true, 128_000],
  ["claude-opus-5-5", false, "always", true, 128_000],
  ["claude-fable-5", false, "always", true, 128_000],
  ["claude-haiku-4-5", true, "optional", true, 64_000],
  ["claude-sonnet-4-5", true, "optional", true, 64_000],
  ["claude-opus-4-1", true, "optional", false, 32_000],
  ["claude-sonnet-4-20250514", true, "optional", false, 64_000],
  ["claude-3-7-sonnet-latest", true, "optional", false, 64_000],
  ["claude-3-5-sonnet-latest", true, "no", false, 8192],
  ["claude-3-haiku-20240307", true, "no", false, 4096],
])(
  "%s: temperature %s, reasoning %s, JSON schema %s, at most %i tokens",
  (name, temperature, reasoning, jsonSchema, maxOutputTokens) => {
    expect(find(name)?.capabilities).toMatchObject({
      temperature,
      reasoning,
      jsonSchema,
      tools: true,
      images: true,
      audio: false,
    });
    expect(find(name)?.maxOutputTokens).toBe(maxOutputTokens);
  },
);

it("marks what Anthropic has retired", () => {
  const served = namesOf(models.filter((card) => !card.retired));
  expect(served).toContain("claude-sonnet-4-5");
  expect(served.filter((name) => /claude-3|opus-4-1|-2025/.test(name))).toEqual([]);
  expect(models.length - served.length).toBe(7);
});

it("knows which go on from a last message of their own: those before 4.6", () => {
  const takers = namesOf(models.filter((card) => card.capabilities.assistantPrefix && !card.retired));
  expect(takers).toEqual(["claude-haiku-4-5", "claude-opus-4-5", "claude-sonnet-4-5"]);
});
