import type { ModelChanges } from "./model-changes.ts";
import { type Belief, ContextNode } from "./quality-tree.ts";

/** Contexts beyond this, of one model, are counted with the first one of their parent. */
const mostContextsPerModel = 512;

/** One context of one model, of those that hold scores. */
export interface Leaf {
  /** The leaf's own name for what is shared between models. */
  readonly key: string;
  readonly context: readonly string[];
  readonly lead: number;
  /** From the root to the leaf, both included. */
  readonly nodes: readonly ContextNode[];
  /** The leaf itself. */
  readonly node: ContextNode;
}

/** All contexts of one model. */
export interface ModelTree {
  readonly root: ContextNode;
  readonly prior: Belief;
  readonly leaves: Map<string, Leaf>;
  readonly changes: ModelChanges;
}

/**
 * The leaf of a context, which grows if there is none: `leadOf` says how much better than its mean the model is known to be
 * there. With as many leaves as there may be it is the first.
 */
export function leafOf(tree: ModelTree, context: readonly string[], halfLifeMs: number, leadOf: () => number): Leaf {
  const key = context.join("\n");
  const known = tree.leaves.get(key);
  if (known) return known;
  const [first] = tree.leaves.values();
  if (first && tree.leaves.size >= mostContextsPerModel) return first;
  const nodes = [tree.root];
  let node = tree.root;
  for (const name of context) {
    let child = node.children.get(name);
    if (!child) {
      child = new ContextNode(halfLifeMs);
      node.children.set(name, child);
    }
    nodes.push(child);
    node = child;
  }
  const leaf = { key, context, lead: leadOf(), nodes, node };
  tree.leaves.set(key, leaf);
  return leaf;
}
