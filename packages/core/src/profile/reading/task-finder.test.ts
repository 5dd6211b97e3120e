import { virtualClock } from "@overture/testing";
import { describe, expect, it } from "vitest";
import { wordEmbedder } from "../../../test/embedder.ts";
import { helloProfile } from "../../../test/policy-context.ts";
import { Classifier, learnTasks, learnVectors, OwnTasks } from "../classifier/index.ts";
import { OwnClassifier, openEmbedder } from "../plug-ins/index.ts";
import type { TaskGuess } from "../task-guess.ts";
import { TaskFinder, type TaskFinderInit } from "./task-finder.ts";

const clock = virtualClock();
const classifier = new Classifier();
const poem = "Write a short poem about the sea.";
const taught = {
  verses: {
    examples: ["write a sonnet", "a short poem about rain", "write a poem", "a poem about my cat", "verse on the sea"],
  },
};
const finder = (init: Partial<TaskFinderInit>) => new TaskFinder({ clock, minConfidence: 0.45, ...init });
const find = (init: Partial<TaskFinderInit>, text = poem) => finder(init).find(text, () => helloProfile);
const own = (guess: TaskGuess) => new OwnClassifier(() => guess, { clock });

it("knows the user's own tasks first, then asks the classifier", () => {
  const tasks = new OwnTasks(learnTasks(taught));
  expect(find({ tasks, classifier })).toMatchObject({ guess: { task: "verses" }, classifier: { by: "tasks" } });
  expect(find({ tasks, classifier }, "Translate this into French: The train leaves at nine.")).toMatchObject({
    guess: { task: "translation" },
    classifier: { by: "default", version: classifier.modelVersion, error: undefined },
  });
});

it("asks a classifier of the user's own in place of Overture's, and nobody where there is none", () => {
  const said = find({ own: own({ task: "verse", confidence: 0.9 }) });
  expect(said).toMatchObject({ guess: { task: "verse" }, classifier: { by: "own", version: undefined } });
  expect(find({})).toEqual({ guess: undefined, classifier: undefined });
});

it("says how long it took, by the clock", async () => {
  const slow = new OwnClassifier(
    () => new Promise((resolve) => clock.setTimer(() => resolve({ task: "verse", confidence: 1 }), 12)),
    { clock },
  );
  const found = await clock.runUntil(Promise.resolve(find({ own: slow })));
  expect(found.classifier).toMatchObject({ by: "own", tookUs: 12_000 });
});

describe("an embedder", () => {
  const text = "zzz refund qqq";
  const tasks = { refunds: { examples: ["refund", "a refund", "refund now"] } };
  const init = { clock, examples: tasks, classes: false, hash: (each: string) => each };
  const vectors = learnVectors(tasks, wordEmbedder(1), new AbortController().signal);
  const unsure = own({ task: "chat", confidence: 0.2 });

  it("is asked only where the others are unsure", async () => {
    const asked: string[][] = [];
    const learned = { ...learnTasks(tasks), vectors: await vectors };
    const embedder = openEmbedder({ ...init, embed: wordEmbedder(1, asked), learned });
    await find({ own: own({ task: "chat", confidence: 0.9 }), embedder }, text);
    expect(asked).toEqual([]);
    const found = await find({ own: unsure, embedder }, text);
    expect(found).toMatchObject({ guess: { task: "refunds" }, classifier: { by: "embedder" } });
  });

  it("changes nothing where it says nothing, and why is seen", async () => {
    const learned = { ...learnTasks(tasks), vectors: await vectors };
    const embedder = openEmbedder({ ...init, embed: wordEmbedder(2), learned });
    expect(await find({ own: unsure, embedder }, text)).toMatchObject({
      guess: { task: "chat", confidence: 0.2 },
      classifier: { by: "own", error: "mismatch" },
    });
  });
});
