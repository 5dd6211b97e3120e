// Loaded once some requests have ended, or when somebody asks.
export type { Amount } from "./amount.ts";
export type { CallStats } from "./call-series.ts";
export type { Concluded, TurnedAway } from "./concluded.ts";
export { type Explained, explanationOf } from "./explanation.ts";
export type { ExplorationStats } from "./exploration-meter.ts";
export type { Interval } from "./mean-with-interval.ts";
export type { QuantileSketch, QuantileSketchData } from "./quantile-sketch.ts";
export { type RecordedEngine, type RecordedLearning, Recording } from "./recording.ts";
export type { RequestStats } from "./request-series.ts";
export type { Savings } from "./savings.ts";
export type { BreakerKind, ModelStats, OvertureStats, ProviderStats } from "./stats.ts";
export type { Trace, TraceFilter } from "./trace.ts";
