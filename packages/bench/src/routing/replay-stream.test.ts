import type { Policy } from "@overture/core";
import { expect, it } from "vitest";
import { labelsOf } from "./labels.ts";
import type { RecordedSet } from "./recorded-set.ts";
import { orderOf, replay } from "./replay-stream.ts";

// 300 prompts of two tasks; each model is good at one of them.
const set: RecordedSet = {
  name: "set",
  models: ["a", "b"].map((name) => ({ name, inputPrice: 1, outputPrice: 1 })),
  rows: Array.from({ length: 300 }, (_, row) => ({
    task: row % 2 === 0 ? "even" : "odd",
    prompt: `Prompt ${row}`,
    tools: undefined,
    outcomes: [row % 2, (row + 1) % 2].map((score) => ({ score, costUsd: 0.001, inputTokens: 10, outputTokens: 990 })),
  })),
};
const stream = { set, seed: 1, labels: labelsOf(set, "true", 1), objective: { usdPerAnswer: 1 } };

/** How many of the last 100 answers were good. */
function lateScore({ order, chosen }: Awaited<ReturnType<typeof replay>>): number {
  return order.slice(-100).filter((row, index) => row % 2 === 1 - (chosen[200 + index] ?? 0)).length;
}

it("sends every row once, in an order that the seed gives", async () => {
  const { order, chosen } = await replay(stream);
  expect(order).toEqual(orderOf(set, 1));
  expect([...order].sort((a, b) => a - b)).toEqual([...set.rows.keys()]);
  expect(chosen).toHaveLength(300);
  expect(await replay(stream)).toEqual({ order, chosen });
});

it("learns from scores which model is good at which task", async () => {
  expect(lateScore(await replay(stream))).toBeGreaterThan(90);
});

it("learns nothing where nothing is told, or labels are shuffled", async () => {
  expect(lateScore(await replay({ ...stream, feedback: false }))).toBeLessThan(70);
  expect(lateScore(await replay({ ...stream, labels: labelsOf(set, "shuffled", 1) }))).toBeLessThan(75);
});

it("tells a user's own policy the scores of what it chose, and of nothing else", async () => {
  const told: string[] = [];
  const policy: Policy & { observe(model: string, task: string, score: number): void } = {
    name: "always b",
    rank: ({ candidates }) => [...candidates].reverse(),
    observe: (model, task, score) => told.push(`${model} ${task} ${score}`),
  };
  await replay({ ...stream, policy });
  expect(told).toHaveLength(300);
  expect(new Set(told)).toEqual(new Set(["replay/b even 1", "replay/b odd 0"]));
});
