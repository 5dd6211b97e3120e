import { expect, it } from "vitest";
import { coverageAt, scoresOf } from "./classification-scores.ts";

const predictions = [
  { truth: "a", guess: "a", confidence: 0.95 },
  { truth: "a", guess: "b", confidence: 0.55 },
  { truth: "b", guess: "b", confidence: 0.85 },
];

it("gives F1 by class and its mean, over the classes that there are", () => {
  const { macroF1, byClass, accuracy, confusion } = scoresOf(predictions, ["a", "b", "c"]);
  expect(byClass.get("a")).toBeCloseTo(2 / 3);
  expect(byClass.get("b")).toBeCloseTo(2 / 3);
  expect(macroF1).toBeCloseTo(2 / 3);
  expect(accuracy).toBeCloseTo(2 / 3);
  expect(confusion.get("a")?.get("b")).toBe(1);
});

it("gives how far confidence lies from what is right", () => {
  expect(scoresOf(predictions, ["a", "b"]).ece).toBeCloseTo((0.05 + 0.55 + 0.15) / 3);
});

it("gives coverage and accuracy above a confidence", () => {
  expect(coverageAt(predictions, 0.8)).toEqual({ share: 2 / 3, right: 1 });
});
