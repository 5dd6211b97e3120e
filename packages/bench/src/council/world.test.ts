import { expect, it } from "vitest";
import { majorityChance, World, type WorldOptions } from "./world.ts";

const options: WorldOptions = {
  seed: "test",
  models: [
    { name: "a", accuracy: 0.8, price: 1 },
    { name: "b", accuracy: 0.6, price: 1 },
  ],
  correlation: 0,
  sampleCorrelation: 0.5,
  options: 2,
};

const shareOf = (holds: (question: number) => boolean): number =>
  Array.from({ length: 4000 }, (_, question) => holds(question)).filter(Boolean).length / 4000;

it("has models that are right as often as they are said to be", () => {
  const world = new World(options);
  expect(shareOf((question) => world.answerOf("a", question, 0) === world.rightOf(question))).toBeCloseTo(0.8, 1);
  expect(shareOf((question) => world.answerOf("b", question, 3) === world.rightOf(question))).toBeCloseTo(0.6, 1);
});

it("has models err together as far as it is told, and samples of one model more than that", () => {
  const both = (correlation: number): number => {
    const world = new World({ ...options, correlation });
    const isWrong = (model: string, question: number, sample: number): boolean =>
      world.answerOf(model, question, sample) !== world.rightOf(question);
    return shareOf((question) => isWrong("a", question, 0) && isWrong("b", question, 0));
  };
  expect(both(0)).toBeCloseTo(0.08, 1);
  expect(both(1)).toBeCloseTo(0.2, 1);
  const world = new World(options);
  expect(shareOf((question) => world.answerOf("a", question, 0) === world.answerOf("a", question, 1))).toBeGreaterThan(
    0.75,
  );
});

it("predicts majorities by the binomial law", () => {
  expect(majorityChance([0.7, 0.7, 0.7])).toBeCloseTo(3 * 0.49 * 0.3 + 0.343, 12);
  expect(majorityChance([0.9])).toBeCloseTo(0.9, 12);
  expect(majorityChance([1, 0, 1])).toBeCloseTo(1, 12);
});
