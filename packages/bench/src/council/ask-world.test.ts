import { expect, it } from "vitest";
import { askWorld } from "./ask-world.ts";
import { majorityChance, type WorldOptions } from "./world.ts";

const world: WorldOptions = {
  seed: "ask",
  models: ["a", "b", "c"].map((name) => ({ name, accuracy: 0.75, price: 1 })),
  correlation: 0,
  sampleCorrelation: 0.6,
  options: 2,
};

it("finds a single model as right as the world makes it, and a vote near its prediction", async () => {
  const single = await askWorld(world, { kind: "single", model: "a" }, 800);
  expect(single.accuracy).toBeCloseTo(0.75, 1);
  expect([single.callsPerQuestion, single.agreement]).toEqual([1, undefined]);
  const vote = await askWorld(world, { kind: "council", options: { strategy: "vote" } }, 800);
  expect(Math.abs(vote.accuracy - majorityChance([0.75, 0.75, 0.75]))).toBeLessThan(0.05);
  expect(vote.agreement).toBeGreaterThan(0.7);
});

it.each(["judge", "rank", "synthesize"] as const)(
  "has members read each other by %s, for more calls",
  async (strategy) => {
    const result = await askWorld(world, { kind: "council", options: { strategy } }, 60);
    expect(result.callsPerQuestion).toBeGreaterThan(4);
    expect(result.accuracy).toBeGreaterThan(0.7);
  },
);

it("asks the same again for the same seed", async () => {
  const vote = { kind: "council", options: { strategy: "vote" } } as const;
  expect(await askWorld(world, vote, 50)).toEqual(await askWorld(world, vote, 50));
});
