import { describe, expect, it } from "vitest";
import { card } from "../../test/stage.ts";
import type { ModelCard } from "../catalog/index.ts";
import { qualityPriorOf } from "./quality-prior.ts";

const quality = { mean: 0.81, source: "A board, row m", asOf: "2026-06-25", byTask: { code: 0.9 } };
const costing = (input: number, more: Partial<ModelCard> = {}): ModelCard => ({
  name: "m",
  ...card,
  prices: { input, output: input },
  ...more,
});

describe("what is believed before anything is learned", () => {
  it("is what the user says, by name or pattern, the first that matches", () => {
    const own = { "a/*": { mean: 0.3, deviation: 0.2 }, "*": { mean: 0.4, deviation: 0.1 } };
    expect(qualityPriorOf("a/m", costing(1, { quality }), own)).toEqual({ mean: 0.3, variance: 0.2 ** 2 });
    expect(qualityPriorOf("b/m", costing(1, { quality }), own)).toEqual({ mean: 0.4, variance: 0.1 ** 2 });
    expect(qualityPriorOf("b/m", undefined, { mean: 0.5, deviation: 0.3 })).toEqual({ mean: 0.5, variance: 0.3 ** 2 });
  });

  it("is else what was measured", () => {
    const own = { "other/*": { mean: 0.3, deviation: 0.2 } };
    expect(qualityPriorOf("a/m", costing(1, { quality }), own)).toEqual({ mean: 0.81, variance: 0.1 ** 2 });
  });

  it("goes else by price, and is less sure", () => {
    const means = [0.1, 0.5, 2, 5, 20].map((price) => qualityPriorOf("a/m", costing(price), undefined).mean);
    expect(means).toEqual([...means].sort());
    expect(new Set(means).size).toBe(5);
    const { variance } = qualityPriorOf("a/m", costing(1), undefined);
    expect(variance).toBeGreaterThan(qualityPriorOf("a/m", costing(1, { quality }), undefined).variance);
  });

  it("is least sure where nothing is known at all", () => {
    const { variance } = qualityPriorOf("a/m", undefined, undefined);
    expect(variance).toBeGreaterThan(qualityPriorOf("a/m", costing(1), undefined).variance);
    expect(qualityPriorOf("a/m", { ...costing(1), prices: undefined }, undefined)).toEqual({ mean: 0.65, variance });
  });
});
