import { expect, it } from "vitest";
import { ModelChanges } from "./model-changes.ts";
import { leafOf, type ModelTree } from "./model-tree.ts";
import { ContextNode } from "./quality-tree.ts";

const halfLifeMs = 1000;
const treeOf = (): ModelTree => ({
  root: new ContextNode(halfLifeMs),
  prior: { mean: 0.5, variance: 0.04 },
  leaves: new Map(),
  changes: new ModelChanges(halfLifeMs),
});

it("grows one leaf for a context, on a branch that it shares with its siblings", () => {
  const tree = treeOf();
  let asked = 0;
  const lead = () => {
    asked += 1;
    return 0.1;
  };
  const code = leafOf(tree, ["text", "code"], halfLifeMs, lead);
  const math = leafOf(tree, ["text", "math"], halfLifeMs, lead);
  expect(leafOf(tree, ["text", "code"], halfLifeMs, lead)).toBe(code);
  expect([asked, code.lead, code.key]).toEqual([2, 0.1, "text\ncode"]);
  expect(code.nodes).toHaveLength(3);
  expect(code.nodes.slice(0, 2)).toEqual(math.nodes.slice(0, 2));
  expect(code.nodes[1]).toBe(math.nodes[1]);
  expect(code.nodes.at(-1)).toBe(code.node);
  expect(code.node).not.toBe(math.node);
});

it("counts contexts without end with the first", () => {
  const tree = treeOf();
  const leaves = Array.from({ length: 600 }, (_, index) => leafOf(tree, [`context ${index}`], halfLifeMs, () => 0));
  expect([tree.leaves.size, new Set(leaves).size]).toEqual([512, 512]);
  expect(leaves.at(-1)).toBe(leaves[0]);
});
