import { expect, it } from "vitest";
import { highest, hindsightOf } from "./hindsight.ts";
import type { RecordedSet } from "./recorded-set.ts";

// A dear model that is good at everything but chat, and a cheap one that is good at chat.
const set: RecordedSet = {
  name: "set",
  models: [
    { name: "cheap", inputPrice: 1, outputPrice: 1 },
    { name: "dear", inputPrice: 1, outputPrice: 1 },
  ],
  rows: [row("code", [0, 1]), row("code", [0.5, 1]), row("chat", [1, 0.5]), row("chat", [0.5, 0.75])],
};

function row(task: string, scores: readonly number[]) {
  const costs = [0.001, 0.004];
  return {
    task,
    prompt: "?",
    tools: undefined,
    outcomes: scores.map((score, place) => ({ score, costUsd: costs[place] ?? 0, inputTokens: 1, outputTokens: 1 })),
  };
}

it("knows the best choices where cost does not count", () => {
  const { costReference, bestFixed, cheapest, bestOfTask, mean } = hindsightOf(set, 0);
  expect(costReference).toBe(0.004);
  expect([bestFixed, cheapest]).toEqual([1, 0]);
  expect([...bestOfTask]).toEqual([
    ["code", 1],
    ["chat", 0],
  ]);
  expect(mean).toEqual({
    random: (2 + 3.25) / 8,
    cheapest: 0.5,
    bestFixed: 3.25 / 4,
    bestPerTask: (1 + 1 + 1 + 0.5) / 4,
    oracle: (1 + 1 + 1 + 0.75) / 4,
  });
});

it("takes from a score what the answer cost, in costs of the model that scores best", () => {
  const { utilities, bestFixed } = hindsightOf(set, 0.5);
  expect(utilities[0]).toEqual([-0.125, 0.5]);
  expect(bestFixed).toBe(0);
});

it("takes the first of several that are highest", () => {
  expect(highest([1, 3, 3, 2])).toBe(1);
});
