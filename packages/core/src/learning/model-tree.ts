import type { ModelChanges } from "./model-changes.ts";
import type { Belief, ContextNode } from "./quality-tree.ts";

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
