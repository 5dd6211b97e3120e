import { expect, it } from "vitest";
import { vectorSize, wordEmbedder } from "../../../test/embedder.ts";
import { learnVectors } from "./learn-vectors.ts";
import { taskClasses } from "./task-class.ts";

const tasks = {
  refunds: { examples: ["refund my order", "I want a refund", "refund the charge"], negatives: ["refund policy"] },
  parcels: { examples: ["where is my parcel", "track the parcel", "parcel is late"] },
};
const { signal } = new AbortController();

it("learns a middle and a threshold for each task, and a middle for each class", async () => {
  const asked: string[][] = [];
  const learned = await learnVectors(tasks, wordEmbedder(1, asked), signal);
  expect(learned.tasks.map(({ name }) => name)).toEqual(["refunds", "parcels"]);
  expect(learned.classes.map(({ name }) => name)).toEqual(taskClasses);
  for (const { middle } of [...learned.tasks, ...learned.classes]) expect(middle).toHaveLength(vectorSize);
  expect(learned.probe).toHaveLength(vectorSize);
  expect(Math.max(...asked.map((texts) => texts.length))).toBeLessThanOrEqual(96);
});

it("is the same after it was written and read", async () => {
  const learned = await learnVectors(tasks, wordEmbedder(1), signal);
  expect(JSON.parse(JSON.stringify(learned))).toEqual(learned);
});

it("refuses what is not one vector for each text", async () => {
  await expect(learnVectors(tasks, async () => [], signal)).rejects.toThrow("one vector for each");
  const uneven = async (texts: readonly string[]) => texts.map((text) => new Float32Array(text.length + 2));
  await expect(learnVectors(tasks, uneven, signal)).rejects.toThrow("all of one length");
});
