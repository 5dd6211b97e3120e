import { expect, it } from "vitest";
import { classes } from "./accuracy.ts";
import { loadClassifier, loadTrainer } from "./sources.ts";

it("loads the classifier as it is shipped", async () => {
  const { classifier, loadMs } = await loadClassifier();
  expect(loadMs).toBeGreaterThan(0);
  expect(classifier.modelVersion).not.toBe("");
  const { task, confidence } = classifier.classify("Write a Python function that reverses a linked list.");
  expect([task, confidence > 0.5]).toEqual(["code", true]);
});

it("loads a trainer whose rows and logits are those that predictions are made of", async () => {
  const trainer = await loadTrainer();
  const rows = trainer.ownRows();
  expect(new Set(rows.map(({ label }) => label))).toEqual(new Set(classes));
  const few = classes.flatMap((name) => rows.filter(({ label }) => label === name).slice(0, 2)).map(trainer.prepare);
  const model = trainer.train(few);
  const [first] = few;
  expect(first && trainer.logitsOf(model, first)).toHaveLength(classes.length);
});
