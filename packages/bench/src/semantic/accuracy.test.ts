import { describe, expect, it } from "vitest";
import { accuracySections, classes, predictAll, predictByOwn, predictHeldOut } from "./accuracy.ts";
import type { PreparedRow, Trainer } from "./sources.ts";

const row = (label: string): PreparedRow => ({ text: `a ${label}`, label, source: "made up", place: 0, own: false });
const rows = [row("code"), row("math")];

/** Logits of which those of one class stand out by so much. */
const logits = (name: string, by: number): readonly number[] => classes.map((each) => (each === name ? by : 0));

const trainer: Trainer = {
  readRows: () => rows,
  ownRows: () => rows,
  sharedRows: () => rows,
  prepare: (each) => ({ ...each, place: 0, own: false }),
  heldOut: (tested) => ({ tested, logits: tested.map(({ label }) => [logits(label, 4), []] as const) }),
  train: (given) => ({ learned: given.map(({ label }) => label) }),
  // A model of one label says that label of everything.
  logitsOf: (model) => logits("learned" in model && Array.isArray(model.learned) ? String(model.learned[0]) : "", 2),
  temperatureFor: () => 2,
};

describe("predictions", () => {
  it("are the classifier's own, as it is shipped", () => {
    const classifier = { modelVersion: "1", classify: (text: string) => ({ task: text.slice(2), confidence: 0.7 }) };
    expect(predictAll(classifier, rows)).toEqual([
      { truth: "code", guess: "code", confidence: 0.7 },
      { truth: "math", guess: "math", confidence: 0.7 },
    ]);
  });

  it("are as sure as the logits are, at the temperature that fits them", () => {
    const [first] = predictHeldOut(trainer, rows);
    expect(first).toMatchObject({ truth: "code", guess: "code" });
    expect(first?.confidence).toBeCloseTo(Math.exp(2) / (Math.exp(2) + classes.length - 1), 12);
  });

  it("by the project's own prompts are of a model that saw nothing else", () => {
    expect(predictByOwn(trainer, [row("math")], rows).map(({ truth, guess }) => [truth, guess])).toEqual([
      ["code", "math"],
      ["math", "math"],
    ]);
  });
});

it("shows what each class was taken for, and what is covered above a confidence", () => {
  const taken = [
    { truth: "code", guess: "code", confidence: 0.95 },
    { truth: "code", guess: "math", confidence: 0.4 },
    { truth: "math", guess: "math", confidence: 0.5 },
  ];
  const [byClass, covered] = accuracySections("Prompts", taken);
  expect(byClass?.table.columns).toEqual(["class", "F1", "code", "math"]);
  expect(byClass?.table.rows).toEqual([
    ["code", "0.667", "1", "1"],
    ["math", "0.667", "0", "1"],
  ]);
  expect(covered?.table.rows.find(([threshold]) => threshold === "0.45")).toEqual(["0.45", "66.7 %", "100.0 %"]);
});
