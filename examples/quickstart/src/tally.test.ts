import { expect, it } from "vitest";
import { scriptedOverture } from "../test/scripted-overture.ts";
import { percentile, tally } from "./tally.ts";

it("takes the nearest rank as a percentile", () => {
  const values = [50, 10, 30, 20, 40];
  expect(percentile(values, 0.5)).toBe(30);
  expect(percentile(values, 0.95)).toBe(50);
  expect(percentile([7], 0.5)).toBe(7);
  expect(percentile([], 0.5)).toBe(0);
});

it("counts answers, failed calls, tokens and money by model, and all together", async () => {
  const { first, ask } = scriptedOverture();
  const answers = [await ask("one")];
  first.next({ fault: "server", afterMs: 50 });
  answers.push(await ask("two"));

  const [quick, steady, all] = tally(answers);

  expect(quick).toMatchObject({ provider: "first", model: "quick", requests: 1, failovers: 1, p50Ms: 100 });
  expect(steady).toMatchObject({ provider: "second", model: "steady", requests: 1, failovers: 0, p50Ms: 300 });
  // Who waited for the second answer waited for the failed call as well.
  expect(all).toMatchObject({ provider: "all", requests: 2, failovers: 1, p50Ms: 100, p95Ms: 350 });
  expect(all?.outputTokens).toBe(2);
  expect(all?.cost.nanoUsd).toBe((quick?.cost.nanoUsd ?? 0) + (steady?.cost.nanoUsd ?? 0));
  expect(steady?.cost.nanoUsd).toBe(2_000 * ((steady?.inputTokens ?? 0) + 1));
});
