export type { CouncilClaim, CouncilMember, CouncilReport, CouncilStrategy } from "./council-report.ts";
export { EventHub } from "./event-hub.ts";
export type { OvertureEvents } from "./events.ts";
export { explain } from "./explain.ts";
export type { Background, Belonging, Labels } from "./labels.ts";
export { type AttemptRecord, OvertureMetadata, type OvertureMetadataInit, type Timing } from "./metadata.ts";
export type { Interruption, ModeAccounts, SpeculativeAccount } from "./mode-accounts.ts";
export type {
  Amount,
  BreakerKind,
  CallStats,
  Explained,
  ExplorationStats,
  Interval,
  ModelStats,
  OvertureStats,
  ProviderStats,
  QuantileSketch,
  QuantileSketchData,
  RequestStats,
  Savings,
  Trace,
  TraceFilter,
} from "./recording/index.ts";
export { Traces } from "./traces.ts";
export type { RequestTrace, TracedAttempt, TracedRequest, Tracing } from "./tracing.ts";
