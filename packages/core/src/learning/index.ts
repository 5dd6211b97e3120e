export { AnswerIds, type AnswerReference, newDecisionId } from "./answer-id.ts";
export { type Conversation, Conversations } from "./conversations.ts";
export type { FeedbackReceipt, FeedbackSignal, SharedScores } from "./feedback.ts";
export { FeedbackIntake } from "./feedback-intake.ts";
export type { FlawKind } from "./flaws.ts";
export type { Bounds, Forecast, ForecastRanges } from "./forecast.ts";
export type { ForecastQuery } from "./forecast-query.ts";
export type { HalfLives } from "./half-lives.ts";
export type {
  ImportOptions,
  LearnedContext,
  LearnedDuration,
  LearnedModel,
  LearningExport,
} from "./inspection/index.ts";
export { Learned } from "./learned.ts";
export type { Learner, LearnerInit } from "./learner.ts";
export { Learning } from "./learning.ts";
export type { LogHistogram } from "./log-histogram.ts";
export type { Newcomers } from "./newcomers.ts";
export type { AttemptObservation, QualityObservation } from "./observation.ts";
export { type PaceOptions, Pacer } from "./pacer.ts";
export type { QualityPriorOption, QualityPriors } from "./quality-prior.ts";
export type { Belief } from "./quality-tree.ts";
export type { JointLearning } from "./sharing/index.ts";
