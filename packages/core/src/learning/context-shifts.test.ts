import { expect, it } from "vitest";
import { contextShifts } from "./context-shifts.ts";
import { ModelChanges } from "./model-changes.ts";
import { leafOf, type ModelTree } from "./model-tree.ts";
import { ContextNode } from "./quality-tree.ts";

const halfLifeMs = 1000;
const spread = { within: 0.1, between: [0.01] };

/** A model with so many scores of one value in each of these contexts. */
function modelWith(scores: Readonly<Record<string, readonly [count: number, score: number]>>): ModelTree {
  const tree: ModelTree = {
    root: new ContextNode(halfLifeMs),
    prior: { mean: 0.5, variance: 0.04 },
    leaves: new Map(),
    changes: new ModelChanges(halfLifeMs),
  };
  for (const [context, [count, score]] of Object.entries(scores)) {
    const { node } = leafOf(tree, [context], halfLifeMs, () => 0);
    node.sums.add(0, count, count * score, count * score * score);
    node.readSums(0);
  }
  return tree;
}

it("is where all models lie above or below their means, the surer the more there is", () => {
  const few = contextShifts([modelWith({ easy: [1, 0.9], hard: [1, 0.1] })], spread);
  const many = contextShifts(
    [modelWith({ easy: [100, 0.9], hard: [100, 0.1] }), modelWith({ easy: [100, 0.9], hard: [100, 0.1] })],
    spread,
  );
  expect(few.get("easy")).toBeGreaterThan(0);
  expect(few.get("hard")).toBeLessThan(0);
  expect(many.get("easy")).toBeGreaterThan(2 * (few.get("easy") ?? 1));
  expect(many.get("easy")).toBeLessThan(0.4);
});

it("is nothing of a context without scores", () => {
  expect(contextShifts([modelWith({ empty: [0, 0] })], spread).size).toBe(0);
});
