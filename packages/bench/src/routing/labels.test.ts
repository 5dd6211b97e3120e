import { expect, it } from "vitest";
import { labelsOf } from "./labels.ts";
import type { RecordedSet } from "./recorded-set.ts";

const set: RecordedSet = {
  name: "set",
  models: [],
  rows: ["a", "b", "c", "d", "e", "f"].map((task) => ({ task, prompt: "?", tools: undefined, outcomes: [] })),
};

it("gives the true labels, one for all, or none at all", () => {
  expect(labelsOf(set, "true", 1)).toEqual(["a", "b", "c", "d", "e", "f"]);
  expect(new Set(labelsOf(set, "none", 1)).size).toBe(1);
  expect(labelsOf(set, "own", 1).every((label) => label === undefined)).toBe(true);
});

it("shuffles them by the seed, and loses none", () => {
  const first = labelsOf(set, "shuffled", 1);
  expect(first).toEqual(labelsOf(set, "shuffled", 1));
  expect(first).not.toEqual(labelsOf(set, "shuffled", 2));
  expect([...first].sort()).toEqual(["a", "b", "c", "d", "e", "f"]);
});
