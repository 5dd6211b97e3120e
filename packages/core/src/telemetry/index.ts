export type { CouncilClaim, CouncilMember, CouncilReport, CouncilStrategy } from "./council-report.ts";
export { EventHub } from "./event-hub.ts";
export type { Background, OvertureEvents } from "./events.ts";
export { type AttemptRecord, OvertureMetadata, type OvertureMetadataInit, type Timing } from "./metadata.ts";
export type { Interruption, ModeAccounts, SpeculativeAccount } from "./mode-accounts.ts";
