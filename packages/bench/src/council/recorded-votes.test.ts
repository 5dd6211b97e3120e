import { expect, it } from "vitest";
import type { RecordedSet } from "../routing/recorded-set.ts";
import { voteOnRecorded } from "./recorded-votes.ts";
import { recordedOf, trioOf } from "./trios.ts";

it("finds by votes what is counted in the recordings", async () => {
  const scores = [
    [1, 1, 0],
    [0, 1, 0],
    [0, 0, 0],
    [1, 0.9, 1],
    [0, 1, 0.5],
  ];
  const set: RecordedSet = {
    name: "made up",
    models: ["x", "y", "z"].map((name) => ({ name, inputPrice: 1, outputPrice: 1 })),
    rows: scores.map((row) => ({
      ...{ task: "t", prompt: "p", tools: undefined },
      outcomes: row.map((score) => ({ score, costUsd: 0.1, inputTokens: 1, outputTokens: 1 })),
    })),
  };
  const { atLeastTwo, answered } = await voteOnRecorded(set, [0, 1, 2]);
  expect(atLeastTwo).toBe(trioOf(recordedOf(set), [0, 1, 2]).accuracy);
  // Where all three differ somebody's answer has to be given.
  expect(answered).toBeGreaterThanOrEqual(atLeastTwo);
});
