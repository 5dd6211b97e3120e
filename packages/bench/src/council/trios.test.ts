import { expect, it } from "vitest";
import type { RecordedSet } from "../routing/recorded-set.ts";
import { bestSingle, bestTrios, midPriced, recordedOf, trioOf } from "./trios.ts";

/** Four models, of which the dearest is right most often, and three cheap ones err on different rows. */
const scores = [
  [1, 1, 0, 1],
  [1, 0, 1, 1],
  [0, 1, 1, 1],
  [1, 1, 1, 0],
];
const costs = [0.001, 0.002, 0.003, 0.1];
const set: RecordedSet = {
  name: "made up",
  models: ["w", "x", "y", "z"].map((name) => ({ name, inputPrice: 1, outputPrice: 1 })),
  rows: scores.map((row) => ({
    task: "t",
    prompt: "p",
    tools: undefined,
    outcomes: row.map((score, place) => ({ score, costUsd: costs[place] ?? 0, inputTokens: 1, outputTokens: 1 })),
  })),
};
const recorded = recordedOf(set);

it("takes the three in the middle by cost", () => {
  expect(midPriced(recorded)).toEqual([0, 1, 2]);
});

it("counts where at least two of three are right", () => {
  const trio = trioOf(recorded, [0, 1, 2]);
  expect(trio).toMatchObject({ names: ["w", "x", "y"], accuracy: 1 });
  expect(trio.usdPerRequest).toBeCloseTo(0.006);
});

it("finds the best single model, the best trio, and the best that costs no more", () => {
  expect(bestSingle(recorded)).toMatchObject({ names: ["w"], accuracy: 0.75 });
  const { best, bestValue } = bestTrios(recorded);
  expect(best).toMatchObject({ accuracy: 1, names: ["w", "x", "y"] });
  // Nothing of three costs as little as the cheapest model, which is as right as the others.
  expect(bestValue).toBeUndefined();
});
