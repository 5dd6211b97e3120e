// The entry `@overture/core/replay`: for those who log decisions, to decide them again and to judge other policies by them.
export { type DecisionRecord, decisionRecord, type RecordedCandidate } from "./decision-record.ts";
export { type FindCard, propensities, replay } from "./replay.ts";
