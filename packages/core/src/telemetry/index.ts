export { EventHub } from "./event-hub.ts";
export type { Background, OvertureEvents, Undated } from "./events.ts";
export type { Labels } from "./labels.ts";
export { type AttemptRecord, OvertureMetadata, type OvertureMetadataInit, type Timing } from "./metadata.ts";
export type { Interruption, ModeAccounts, SpeculativeAccount } from "./mode-accounts.ts";
export type { RequestTrace, TracedAttempt, TracedRequest, Tracing } from "./tracing.ts";
