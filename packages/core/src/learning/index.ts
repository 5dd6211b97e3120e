export { AnswerIds, type AnswerReference, newDecisionId } from "./answer-id.ts";
export { type Conversation, Conversations } from "./conversations.ts";
export type { FeedbackReceipt, FeedbackSignal } from "./feedback.ts";
export { FeedbackIntake } from "./feedback-intake.ts";
export { type FlawKind, flawScores } from "./flaws.ts";
export type { Bounds, Forecast, ForecastRanges } from "./forecast.ts";
export { defaultHalfLives, type HalfLives } from "./half-lives.ts";
export type {
  ImportOptions,
  LearnedContext,
  LearnedDuration,
  LearnedModel,
  LearningExport,
} from "./inspection/index.ts";
export { Learned } from "./learned.ts";
export { type ForecastQuery, Learner, type LearnerInit } from "./learner.ts";
export { LogHistogram, normalShare } from "./log-histogram.ts";
export { Newcomers } from "./newcomers.ts";
export type { AttemptObservation, QualityObservation } from "./observation.ts";
export { type PaceOptions, Pacer } from "./pacer.ts";
export {
  type QualityPriorOption,
  type QualityPriors,
  qualityLeadOf,
  qualityPriorOf,
} from "./quality-prior.ts";
export type { Belief } from "./quality-tree.ts";
