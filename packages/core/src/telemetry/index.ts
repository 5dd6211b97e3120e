export { EventHub } from "./event-hub.ts";
export type { OvertureEvents } from "./events.ts";
export { type AttemptRecord, OvertureMetadata, type OvertureMetadataInit, type Timing } from "./metadata.ts";
