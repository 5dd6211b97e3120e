import { expect, it } from "vitest";
import { calibrationWorld, scenarios } from "./scenarios.ts";

it("has three members each, of which one is the best, and worlds that can be drawn from", () => {
  for (const { world } of [...scenarios, { world: calibrationWorld }]) {
    const accuracies = world.models.map(({ accuracy }) => accuracy);
    expect(new Set(accuracies).size).toBe(accuracies.length);
    for (const accuracy of accuracies) expect(accuracy + (world.spread ?? 0)).toBeLessThanOrEqual(1.1);
  }
  expect(scenarios.map(({ world }) => world.models.length)).toEqual([3, 3, 3]);
});
