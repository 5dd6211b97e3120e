import type { ContextNode, Spread } from "./quality-tree.ts";

/** What spreads are taken to be before there is anything to estimate them from, and how much evidence that is worth. */
export interface SpreadPrior {
  /** Variance of scores within a context. */
  readonly within: number;
  /** How many observations that is worth. */
  readonly withinWeight: number;
  /** Variance between contexts. */
  readonly between: number;
  /** How many contexts that is worth. */
  readonly betweenWeight: number;
}

/**
 * Scores in [0, 1] vary by 0.15 or so within a task, and tasks by 0.02 around their model's mean: the values from which the
 * estimates were seen to converge fastest on recorded outcomes of four kinds. Five observations, and five contexts, outweigh
 * them.
 */
export const defaultSpreadPrior: SpreadPrior = { within: 0.15, withinWeight: 5, between: 0.02, betweenWeight: 5 };

/** Fewer observations than this say nothing of how contexts differ. */
const leastWeight = 2;

/** The pooled variance of scores around their context's mean, over all models. */
export function estimateWithin(leaves: Iterable<ContextNode>, prior: SpreadPrior): number {
  let squares = prior.within * prior.withinWeight;
  let freedom = prior.withinWeight;
  for (const { weight, sum, squares: own } of leaves) {
    if (weight <= 1) continue;
    squares += Math.max(0, own - (sum * sum) / weight);
    freedom += weight - 1;
  }
  // Scores that never vary would make the next one a certainty.
  return Math.max(squares / freedom, 1e-4);
}

/** One child as its siblings see it: a mean, and how precisely it is known. */
export interface Sibling {
  readonly mean: number;
  readonly precision: number;
  readonly weight: number;
}

/** A context as its siblings see it, with what is shared between models taken off. */
export function siblingOf(node: ContextNode, spread: Spread, shared: number): Sibling {
  if (node.children.size > 0) {
    const { precision } = node;
    return { mean: precision > 0 ? node.moment / precision : 0, precision, weight: precision * spread.within };
  }
  const { weight } = node;
  return { mean: weight > 0 ? node.sum / weight - shared : 0, precision: weight / spread.within, weight };
}

/**
 * The variance between siblings, over all groups of them, by the method of moments (DerSimonian and Laird, "Meta-analysis in
 * clinical trials", 1986), shrunk to the prior: labels that carry nothing then cost next to nothing.
 */
export function estimateBetween(groups: Iterable<readonly Sibling[]>, prior: SpreadPrior): number {
  let excess = 0;
  let scale = 0;
  let freedom = 0;
  for (const group of groups) {
    let precision = 0;
    let precisionSquared = 0;
    let moment = 0;
    let size = 0;
    for (const sibling of group) {
      if (sibling.weight < leastWeight) continue;
      precision += sibling.precision;
      precisionSquared += sibling.precision ** 2;
      moment += sibling.precision * sibling.mean;
      size += 1;
    }
    if (size < 2) continue;
    const mean = moment / precision;
    for (const sibling of group)
      if (sibling.weight >= leastWeight) excess += sibling.precision * (sibling.mean - mean) ** 2;
    excess -= size - 1;
    freedom += size - 1;
    scale += precision - precisionSquared / precision;
  }
  const estimate = scale > 0 ? Math.max(0, excess / scale) : 0;
  return (freedom * estimate + prior.betweenWeight * prior.between) / (freedom + prior.betweenWeight);
}

export type { Spread };
