import type { ModelCard } from "../catalog/index.ts";
import type { LentToLearning } from "./lent.ts";
import type { Belief } from "./quality-tree.ts";

/** A belief about a model's quality, as users write it. */
export interface QualityPriorOption {
  /** From 0 to 1. */
  readonly mean: number;
  /** The standard deviation: how far off the mean may well be. */
  readonly deviation: number;
}

/** One belief for all models, or beliefs by name and pattern, of which the first that matches holds. */
export type QualityPriors = QualityPriorOption | Readonly<Record<string, QualityPriorOption>>;

/**
 * What models are believed to be worth before anything is learned, by what a million tokens of them cost (three of input to
 * one of output): price is what vendors themselves say of their models' rank. Upper bounds in US dollars, and the mean
 * quality of models up to there.
 */
const tiers: readonly (readonly [usdPerMillion: number, mean: number])[] = [
  [0.3, 0.6],
  [1, 0.66],
  [3, 0.72],
  [8, 0.77],
  [Number.POSITIVE_INFINITY, 0.8],
];

/** Tiers overlap: a belief by price alone may well be this far off. */
const tierDeviation = 0.12;

/** What was measured by others, on their questions and at the highest effort, may be this far off for one's own requests. */
const measuredDeviation = 0.1;

/** Where not even a price is known. */
const unknownBelief: Belief = { mean: 0.65, variance: 0.04 };

/**
 * The belief about a model of which nothing was learned: the user's own, by name or pattern, else what was measured and
 * published, else that of its price tier.
 */
export function qualityPriorOf(
  model: string,
  card: ModelCard | undefined,
  own: QualityPriors | undefined,
  matches: LentToLearning["matchesPattern"],
): Belief {
  const given = ownPrior(model, own, matches);
  if (given) return { mean: given.mean, variance: given.deviation ** 2 };
  if (card?.quality) {
    const { mean, source } = card.quality;
    return { mean, variance: measuredDeviation ** 2, source };
  }
  if (!card?.prices) return unknownBelief;
  const blended = (3 * card.prices.input + card.prices.output) / 4;
  const mean = tiers.find(([upTo]) => blended <= upTo)?.[1] ?? unknownBelief.mean;
  return { mean, variance: tierDeviation ** 2 };
}

/**
 * How much better a model was measured to be at a task than overall, or 0 where that was not measured, or where the user's own
 * belief stands for everything.
 */
export function qualityLeadOf(
  model: string,
  card: ModelCard | undefined,
  own: QualityPriors | undefined,
  task: string | undefined,
  matches: LentToLearning["matchesPattern"],
): number {
  const quality = card?.quality;
  if (task === undefined || !quality?.byTask || !Object.hasOwn(quality.byTask, task) || ownPrior(model, own, matches))
    return 0;
  return (quality.byTask[task] ?? quality.mean) - quality.mean;
}

function ownPrior(
  model: string,
  own: QualityPriors | undefined,
  matches: LentToLearning["matchesPattern"],
): QualityPriorOption | undefined {
  return own && (isBelief(own) ? own : byPattern(model, own, matches));
}

function isBelief(own: QualityPriors): own is QualityPriorOption {
  return typeof own.mean === "number";
}

function byPattern(
  model: string,
  own: Readonly<Record<string, QualityPriorOption>>,
  matches: LentToLearning["matchesPattern"],
): QualityPriorOption | undefined {
  for (const [pattern, belief] of Object.entries(own)) if (matches(pattern, model)) return belief;
  return undefined;
}
