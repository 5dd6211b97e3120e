import { Overture } from "@overture/core";
import { expect, it } from "vitest";
import { announce, type World, worldProvider } from "./change-world.ts";
import { alone, bestFixedProvider, failureMs, fixed, leastLatency, type TimedPolicy } from "./latency-policies.ts";

const world: World = { a: { quality: 1, cost: 0 }, b: { quality: 1, cost: 0 }, c: { quality: 1, cost: 0 } };

async function rankingOf(policy: TimedPolicy): Promise<readonly string[]> {
  const overture = new Overture({ providers: [worldProvider(() => world)], models: ["world/*"], policy });
  announce(overture, world);
  const { ranking } = await overture.decide({ model: "auto", messages: [{ role: "user", content: "?" }] });
  return ranking.map(({ model }) => model);
}

it("ranks by a moving average of what was observed, the unknown first", async () => {
  const policy = leastLatency();
  policy.observe?.("world/a", 300);
  policy.observe?.("world/b", 200);
  expect(await rankingOf(policy)).toEqual(["world/c", "world/b", "world/a"]);
  policy.observe?.("world/c", 100);
  policy.observe?.("world/c", failureMs);
  expect(await rankingOf(policy)).toEqual(["world/b", "world/a", "world/c"]);
});

it("asks only the first choice when alone", async () => {
  expect(await rankingOf(alone(leastLatency()))).toEqual(["world/a"]);
  expect(await rankingOf(fixed("world/b"))).toEqual(["world/b"]);
});

it("finds the provider that is fastest of those that hardly ever fail", () => {
  const sample = (firstTokenMs: number, errorCode?: number) => ({ firstTokenMs, totalMs: 1000, errorCode });
  const samples = new Map([
    ["slow", [sample(300), sample(310)]],
    ["fast", [sample(200), sample(210)]],
    ["fastest but failing", [sample(100), sample(100, 429)]],
  ]);
  expect(bestFixedProvider(samples)).toBe("fast");
});
