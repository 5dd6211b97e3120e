export type { Forecast } from "./forecast.ts";
export { defaultHalfLives, type HalfLives } from "./half-lives.ts";
export { type ForecastQuery, Learner, type LearnerInit } from "./learner.ts";
export { normalShare } from "./log-histogram.ts";
export type { AttemptObservation, QualityObservation } from "./observation.ts";
export type { Belief } from "./quality-tree.ts";
