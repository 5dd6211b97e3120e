import { Overture, seededRandom } from "@overture/core";
import { expect, it } from "vitest";
import { announce, answerUsd, bestValueOf, passes, type World, worldProvider } from "./change-world.ts";

const world: World = { a: { quality: 0.9, cost: 0.1 }, b: { quality: 0.95, cost: 0.01, down: true } };
const messages = [{ role: "user" as const, content: "?" }];

it("values a model by how often it passes, less what it costs, and one that is down by nothing", () => {
  expect(bestValueOf(world)).toBeCloseTo(0.8);
});

it("bills an answer at its cost, before and after a price is announced", async () => {
  let now = world;
  const overture = new Overture({ providers: [worldProvider(() => now)] });
  const cost = async (model: string) =>
    (await overture.chat.completions.create({ model, messages })).overture.cost.usd / answerUsd;
  expect(await cost("world/a")).toBeCloseTo(0.1);
  now = { a: { quality: 0.9, cost: 0.2 }, c: { quality: 1, cost: 0.05 } };
  announce(overture, now);
  expect(await cost("world/a")).toBeCloseTo(0.2);
  expect(await cost("world/c")).toBeCloseTo(0.05);
});

it("fails where it is down", async () => {
  const overture = new Overture({ providers: [worldProvider(() => world)], retries: 0 });
  await expect(overture.chat.completions.create({ model: "world/b", messages })).rejects.toThrow("503");
});

it("passes as often as it should", () => {
  const random = seededRandom(1);
  const passed = Array.from({ length: 4000 }, () => passes({ quality: 0.7, cost: 0 }, random)).filter(Boolean).length;
  expect(passed / 4000).toBeCloseTo(0.7, 1);
});
