import { expect, it } from "vitest";
import { embeddingModels } from "./embedding-models.ts";

it("knows what each model costs, that it has no output, and how long its vectors are", () => {
  expect(embeddingModels.map(({ name, embedding }) => [name, embedding?.dimensions])).toEqual([
    ["text-embedding-3-small", 1536],
    ["text-embedding-3-large", 3072],
    ["text-embedding-ada-002", 1536],
  ]);
  for (const { prices, contextTokens, capabilities, recommended } of embeddingModels) {
    expect(prices?.input).toBeGreaterThan(0);
    expect(prices?.output).toBe(0);
    expect(contextTokens).toBe(8192);
    expect(capabilities.tools).toBe(false);
    expect(recommended).toBeUndefined();
  }
});
