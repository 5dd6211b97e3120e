import { Overture } from "@overture/core";
import { virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import type { RecordedSet } from "./recorded-set.ts";
import { replayProvider } from "./replay-provider.ts";

const set: RecordedSet = {
  name: "set",
  models: [
    { name: "small", inputPrice: 1, outputPrice: 2 },
    { name: "vendor/large", inputPrice: 10, outputPrice: 20 },
  ],
  rows: [
    { task: "a", prompt: "first", tools: undefined, outcomes: [outcome(100, 50), outcome(100, 80)] },
    { task: "a", prompt: "second", tools: undefined, outcomes: [outcome(30, 5), outcome(30, 9)] },
  ],
};

function outcome(inputTokens: number, outputTokens: number) {
  return { score: 1, costUsd: 0, inputTokens, outputTokens };
}

it("answers with the row's usage, so that the card's prices give what was recorded", async () => {
  const overture = new Overture({ providers: [replayProvider(set)] });
  const ask = (model: string, row: string) =>
    overture.chat.completions.create({ model, messages: [{ role: "user", content: "?" }], metadata: { row } });
  expect((await ask("replay/vendor/large", "1")).overture.cost.usd).toBeCloseTo((30 * 10 + 9 * 20) / 1e6, 12);
  expect((await ask("replay/small", "0")).overture.cost.usd).toBeCloseTo((100 + 50 * 2) / 1e6, 12);
});

it("fails for a row that was not recorded", async () => {
  const overture = new Overture({ providers: [replayProvider(set)], retries: 0 });
  const request = { model: "replay/small", messages: [{ role: "user" as const, content: "?" }] };
  await expect(overture.chat.completions.create({ ...request, metadata: { row: "7" } })).rejects.toThrow("row 7");
});

it("takes as long as was recorded, on the clock that it is given", async () => {
  const clock = virtualClock();
  const rows = [{ task: "a", prompt: "?", tools: undefined, outcomes: [{ ...outcome(1, 1), seconds: 2.5 }] }];
  const slow = { ...set, models: set.models.slice(0, 1), rows };
  const overture = new Overture({ providers: [replayProvider(slow, clock)], clock });
  const messages = [{ role: "user" as const, content: "?" }];
  const answer = await clock.runUntil(
    overture.chat.completions.create({ model: "replay/small", messages, metadata: { row: "0" } }),
  );
  expect(answer.overture.timing.totalMs).toBe(2500);
});
