import { virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import { wordEmbedder } from "../../../test/embedder.ts";
import { learnTasks, learnVectors } from "../classifier/index.ts";
import { openEmbedder } from "./open-embedder.ts";

const tasks = { refunds: { examples: ["refund my order", "I want a refund please", "refund the second charge"] } };
const text = "a refund for my order";

function opened(change: Partial<Parameters<typeof openEmbedder>[0]> = {}) {
  const clock = virtualClock();
  const embedder = openEmbedder({
    clock,
    embed: wordEmbedder(1),
    learned: learnTasks(tasks),
    examples: tasks,
    classes: false,
    hash: (each) => each,
    ...change,
  });
  return { clock, embedder };
}

it("embeds the examples when it must", async () => {
  const { embedder } = opened();
  expect(await embedder.ask(text, undefined)).toEqual({ guess: undefined, error: "loading" });
  await expect.poll(async () => (await embedder.ask(text, undefined)).guess?.task).toBe("refunds");
});

it("needs not, where their vectors are known", async () => {
  const vectors = await learnVectors(tasks, wordEmbedder(1), new AbortController().signal);
  const learned = { ...learnTasks(tasks), vectors };
  const { embedder } = opened({ learned, examples: learned });
  expect(await embedder.ask(text, undefined)).toMatchObject({ guess: { task: "refunds" } });
});

it("gives up on learning that does not end", async () => {
  const warnings: string[] = [];
  const { clock, embedder } = opened({ embed: () => new Promise(() => {}), warn: (each) => warnings.push(each) });
  await embedder.ask(text, undefined);
  await clock.advance(31_000);
  await expect.poll(() => warnings.length).toBe(1);
});
