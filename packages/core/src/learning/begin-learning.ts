import { epochOf, halfLivesPerEpoch, weightAt } from "./forward-decay.ts";
import { defaultHalfLives, type HalfLives } from "./half-lives.ts";
import { Learner } from "./learner.ts";
import type { FindModelCard, LentToLearning } from "./lent.ts";
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
  /** How what is learned fades, for those who carry it elsewhere. */
  readonly decay: LearningDecay;
}

/** The parts of forward decay that whoever shares what is learned counts with. */
export interface LearningDecay {
  readonly epochOf: typeof epochOf;
  readonly halfLivesPerEpoch: number;
  readonly weightAt: typeof weightAt;
}

const decay: LearningDecay = { epochOf, halfLivesPerEpoch, weightAt };

/** Begins to learn, from what is believed in advance. Loaded with the first request. */
export function beginLearning({ levels, halfLives, priors, findCard, lent }: LearningInit): BegunLearning {
  const { matchesPattern } = lent;
  const learner = new Learner({
    levels,
    lent,
    halfLives: { ...defaultHalfLives, ...halfLives },
    qualityPrior: (model) => qualityPriorOf(model, findCard(model), priors, matchesPattern),
    qualityLead: (model, [task]) => qualityLeadOf(model, findCard(model), priors, task, matchesPattern),
  });
  return { learner, newcomers: new Newcomers(learner), decay };
}
