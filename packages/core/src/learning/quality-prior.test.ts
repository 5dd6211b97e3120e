import { describe, expect, it } from "vitest";
import { card, hello, stage } from "../../test/stage.ts";
import type { ModelCard } from "../catalog/index.ts";
import { matchesPattern } from "../catalog/index.ts";
import { thompson } from "../routing/index.ts";
import { Learner } from "./learner.ts";
import { lentToLearning } from "./lent.ts";
import { qualityLeadOf, qualityPriorOf } from "./quality-prior.ts";

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
    expect(qualityPriorOf("a/m", costing(1, { quality }), own, matchesPattern)).toEqual({
      mean: 0.3,
      variance: 0.2 ** 2,
    });
    expect(qualityPriorOf("b/m", costing(1, { quality }), own, matchesPattern)).toEqual({
      mean: 0.4,
      variance: 0.1 ** 2,
    });
    expect(qualityPriorOf("b/m", undefined, { mean: 0.5, deviation: 0.3 }, matchesPattern)).toEqual({
      mean: 0.5,
      variance: 0.3 ** 2,
    });
  });

  it("is else what was measured", () => {
    const own = { "other/*": { mean: 0.3, deviation: 0.2 } };
    expect(qualityPriorOf("a/m", costing(1, { quality }), own, matchesPattern)).toEqual({
      mean: 0.81,
      variance: 0.1 ** 2,
      source: "A board, row m",
    });
  });

  it("goes else by price, and is less sure", () => {
    const means = [0.1, 0.5, 2, 5, 20].map(
      (price) => qualityPriorOf("a/m", costing(price), undefined, matchesPattern).mean,
    );
    expect(means).toEqual([...means].sort());
    expect(new Set(means).size).toBe(5);
    const { variance } = qualityPriorOf("a/m", costing(1), undefined, matchesPattern);
    expect(variance).toBeGreaterThan(
      qualityPriorOf("a/m", costing(1, { quality }), undefined, matchesPattern).variance,
    );
  });

  it("is least sure where nothing is known at all", () => {
    const { variance } = qualityPriorOf("a/m", undefined, undefined, matchesPattern);
    expect(variance).toBeGreaterThan(qualityPriorOf("a/m", costing(1), undefined, matchesPattern).variance);
    expect(qualityPriorOf("a/m", { ...costing(1), prices: undefined }, undefined, matchesPattern)).toEqual({
      mean: 0.65,
      variance,
    });
  });
});

describe("what was measured of a task", () => {
  it("is how much better the model is at it than overall", () => {
    expect(qualityLeadOf("a/m", costing(1, { quality }), undefined, "code", matchesPattern)).toBeCloseTo(0.09);
  });

  it("is nothing of other tasks, of other models, or where the user believes otherwise", () => {
    for (const task of ["cooking", "toString", undefined]) {
      expect(qualityLeadOf("a/m", costing(1, { quality }), undefined, task, matchesPattern)).toBe(0);
    }
    expect(qualityLeadOf("a/m", costing(1), undefined, "code", matchesPattern)).toBe(0);
    expect(qualityLeadOf("a/m", costing(1, { quality }), { mean: 0.5, deviation: 0.1 }, "code", matchesPattern)).toBe(
      0,
    );
  });

  it("is where learning starts from in that task, and gives way to scores", async () => {
    const quality = (mean: number, code: number) => ({ mean, source: "A board", asOf: "2026-06-25", byTask: { code } });
    const cast = (of: ReturnType<typeof quality>) => ({ models: [{ name: "m", card: { ...card, quality: of } }] });
    const set = stage({ policy: thompson(), cast: { a: cast(quality(0.8, 0.6)), b: cast(quality(0.75, 0.9)) } });
    const decide = (task: string) => set.overture.decide({ ...hello, overture: { task } });
    const means = async (task: string) =>
      Object.fromEntries((await decide(task)).forecasts.map(({ model, forecast }) => [model, forecast.quality.mean]));
    expect(await means("code")).toEqual({ "a/m": expect.closeTo(0.6), "b/m": expect.closeTo(0.9) });
    expect(await means("chat")).toEqual({ "a/m": expect.closeTo(0.8), "b/m": expect.closeTo(0.75) });
    expect((await decide("code")).model).toBe("b/m");
    expect((await decide("chat")).model).toBe("a/m");
    for (let request = 0; request < 60; request += 1) {
      const { overture } = await set.answer({ overture: { task: "code" } });
      await set.overture.feedback(overture.id, { score: 0.3 });
    }
    const learned = await means("code");
    expect(learned["b/m"]).toBeLessThan(0.5);
    // A low score at a task where much was expected says more against the model than one where little was.
    expect((await means("chat"))["b/m"]).toBeLessThan(0.7);
  });

  it("leaves what is learned as it is, whatever was believed: scores are kept and not their distance", async () => {
    const prior = { mean: 0.7, variance: 0.01 };
    const make = (lead: number) =>
      new Learner({ levels: 1, lent: lentToLearning, qualityPrior: () => prior, qualityLead: () => lead });
    const [plain, leading] = [make(0), make(0.2)];
    for (const learner of [plain, leading]) {
      for (let score = 0; score < 2000; score += 1) {
        learner.observeQuality({ model: "a/m", context: ["code"], score: score % 2, atMs: score, weight: 1 });
      }
    }
    const believed = (learner: Learner) => learner.quality({ model: "a/m", context: ["code"] }, 2000).mean;
    expect(believed(plain)).toBeCloseTo(0.5, 1);
    expect(believed(leading)).toBeCloseTo(believed(plain), 2);
  });
});
