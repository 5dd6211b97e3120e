import { defaultHalfLives, type HalfLives } from "./half-lives.ts";
import { Learner } from "./learner.ts";
import type { FindModelCard, LentToLearning } from "./lent.ts";
import { measuredTaskOf } from "./measured-task.ts";
import { Newcomers } from "./newcomers.ts";
import { type QualityPriors, qualityLeadOf, qualityPriorOf } from "./quality-prior.ts";

/** What learning begins with. */
export interface LearningInit {
  /** How many names a context's path has. */
  readonly levels: number;
  readonly halfLives: Partial<HalfLives> | undefined;
  /** The user's own beliefs, before those of cards. */
  readonly priors: QualityPriors | undefined;
  readonly findCard: FindModelCard;
  readonly lent: LentToLearning;
}

/** What learns, and who is new to it. */
export interface BegunLearning {
  readonly learner: Learner;
  readonly newcomers: Newcomers;
}

/** Begins to learn, from what is believed in advance. Loaded with the first request. */
export function beginLearning({ levels, halfLives, priors, findCard, lent }: LearningInit): BegunLearning {
  const { matchesPattern } = lent;
  const learner = new Learner({
    levels,
    lent,
    halfLives: { ...defaultHalfLives, ...halfLives },
    qualityPrior: (model) => qualityPriorOf(model, findCard(model), priors, matchesPattern),
    qualityLead: (model, context) =>
      qualityLeadOf(model, findCard(model), priors, measuredTaskOf(context), matchesPattern),
  });
  return { learner, newcomers: new Newcomers(learner) };
}
