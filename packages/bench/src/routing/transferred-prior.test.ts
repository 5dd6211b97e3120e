import { expect, it } from "vitest";
import type { RecordedSet } from "./recorded-set.ts";
import { familyOf, priorOf } from "./transferred-prior.ts";

function setOf(models: readonly (readonly [name: string, price: number, score: number])[]): RecordedSet {
  const outcomes = models.map(([, , score]) => ({ score, costUsd: 0, inputTokens: 1, outputTokens: 1 }));
  return {
    name: "set",
    models: models.map(([name, price]) => ({ name, inputPrice: price, outputPrice: price })),
    rows: [{ task: "t", prompt: "?", tools: undefined, outcomes }],
  };
}

it("believes a model that both sets have to stand where it stood, and the others where their price puts them", () => {
  const source = setOf([
    ["gpt-4o-2024-08-06", 10, 0.8],
    ["small", 1, 0.6],
    ["middle", Math.sqrt(10), 0.7],
  ]);
  const target = setOf([
    ["gpt-4o-2024-05-13-FC", 0.1, 0],
    ["other", 1, 0],
  ]);
  const prior = priorOf(source, target);
  expect(prior["replay/gpt-4o-2024-05-13-FC"]).toEqual({ mean: expect.closeTo(0.7), deviation: 0.1 });
  // A tenfold price was worth 0.2 there; this one is half a tenfold above the mean of its set.
  expect(prior["replay/other"]).toEqual({ mean: expect.closeTo(0.7), deviation: 0.15 });
});

it.each([
  ["gpt-4o-mini-2024-07-18", "gpt-4o-mini"],
  ["gpt-3.5-turbo-0125-FC", "gpt-3.5-turbo"],
  ["claude-3-opus-20240229", "claude-3-opus"],
  ["gemini-1.5-pro-preview-0514", "gemini-1.5-pro"],
  ["meta-llama/llama-3.1-8b-instruct", "llama-3.1-8b-instruct"],
])("knows %s as %s", (name, family) => {
  expect(familyOf(name)).toBe(family);
});
