import { expect, it } from "vitest";
import { scriptedOverture } from "../test/scripted-overture.ts";
import { untilRested } from "./until-rested.ts";

it("does not wait while nobody rests", async () => {
  const { overture } = scriptedOverture();
  const waits: number[] = [];
  await untilRested(overture, async (ms) => waits.push(ms));
  expect(waits).toEqual([]);
});

it("waits until the breaker would let a call through, some seconds at most", async () => {
  const { overture, clock, first, ask } = scriptedOverture();
  first.always({ fault: "server", afterMs: 1 });
  for (let count = 0; count < 5; count += 1) await ask("x");
  const waits: number[] = [];
  await untilRested(overture, async (ms) => waits.push(ms));
  expect(waits).toEqual([2_000, 2_000, 2_000]);
  await untilRested(overture, (ms) => clock.advance(ms));
  expect(
    (await overture.decide({ model: "auto", messages: [{ role: "user", content: "x" }] })).ranking[0],
  ).toMatchObject({ model: "first/quick", rest: undefined });
});
