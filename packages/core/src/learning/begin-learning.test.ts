import { expect, it } from "vitest";
import { card } from "../../test/stage.ts";
import { beginLearning } from "./begin-learning.ts";
import { lentToLearning } from "./lent.ts";

const nowMs = 1_700_000_000_000;

it("begins with what the user believes, else with the card's price, and fades as fast as it is told", () => {
  const { learner, newcomers } = beginLearning({
    levels: 1,
    halfLives: { qualityMs: 1000 },
    priors: { "a/*": { mean: 0.9, deviation: 0.1 } },
    findCard: () => ({ name: "m", ...card }),
    lent: lentToLearning,
  });
  const believed = (model: string) => learner.quality({ model, context: ["code"] }, nowMs).mean;
  expect(believed("a/m")).toBeCloseTo(0.9);
  expect(believed("b/m")).toBeCloseTo(0.72);
  expect(learner.parts.halfLives).toEqual({ successMs: 900_000, latencyMs: 1_800_000, qualityMs: 1000 });
  expect(newcomers.among([])).toBeUndefined();
});
