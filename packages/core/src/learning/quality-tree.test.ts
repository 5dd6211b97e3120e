import { expect, it } from "vitest";
import { beliefAt, ContextNode, type Spread, tell } from "./quality-tree.ts";

const spread: Spread = { within: 0.16, between: [0.02] };
const prior = { mean: 0.6, variance: 0.04 };

function withScores(weight: number, mean: number): ContextNode {
  return Object.assign(new ContextNode(1000), { weight, sum: weight * mean, squares: weight * mean });
}

it("is the prior, less sure by the spread between contexts, where nothing was said", () => {
  expect(beliefAt(new ContextNode(1000), ["code"], prior, spread, 0)).toEqual({ mean: 0.6, variance: 0.06 });
});

it("weighs a context's own scores against what its siblings say, as two normal distributions are combined", () => {
  const root = new ContextNode(1000);
  for (const [name, mean] of [
    ["code", 0.9],
    ["math", 0.5],
  ] as const) {
    const node = withScores(16, mean);
    root.children.set(name, node);
    tell(root, node, 0, spread, 0);
  }
  // From the prior and the sibling: precision 25 + 1 / (0.02 + 0.01), and less sure by the spread between contexts.
  const above = 25 + 1 / 0.03;
  const expected = (25 * 0.6 + 0.5 / 0.03) / above;
  const variance = 1 / above + 0.02;
  const precision = 1 / variance + 16 / 0.16;
  const { mean, variance: own } = beliefAt(root, ["code"], prior, spread, 0);
  expect(mean).toBeCloseTo((expected / variance + 0.9 * 100) / precision, 12);
  expect(own).toBeCloseTo(1 / precision, 12);
});

it("tells the parent again in place of what was told before", () => {
  const root = new ContextNode(1000);
  const node = withScores(16, 0.9);
  root.children.set("code", node);
  tell(root, node, 0, spread, 0);
  const once = [root.precision, root.moment];
  tell(root, node, 0, spread, 0);
  expect([root.precision, root.moment]).toEqual(once);
});
