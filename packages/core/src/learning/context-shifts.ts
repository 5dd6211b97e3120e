import type { ModelTree } from "./model-tree.ts";
import type { Spread } from "./quality-tree.ts";

/** How far what a context does to every model may lie from nothing: a standard deviation of 0.1, half of that of models. */
const sharedVariance = 0.01;

/**
 * What each context does to every model, by its key: how far the models' scores there lie from their means, weighed by how much
 * is known of each, and drawn to nothing as far as little is.
 */
export function contextShifts(models: Iterable<ModelTree>, spread: Spread): Map<string, number> {
  const between = spread.between.reduce((sum, level) => sum + level, 0);
  const sums = new Map<string, { precision: number; moment: number }>();
  for (const { root, prior, leaves } of models) {
    const mean = (prior.mean / prior.variance + root.moment) / (1 / prior.variance + root.precision);
    for (const { key, lead, node } of leaves.values()) {
      if (node.weight <= 0) continue;
      const sum = sums.get(key) ?? { precision: 0, moment: 0 };
      const precision = 1 / (between + spread.within / node.weight);
      sum.precision += precision;
      sum.moment += precision * (node.sum / node.weight - mean - lead);
      sums.set(key, sum);
    }
  }
  const shifts = new Map<string, number>();
  for (const [key, { precision, moment }] of sums) shifts.set(key, moment / (precision + 1 / sharedVariance));
  return shifts;
}
