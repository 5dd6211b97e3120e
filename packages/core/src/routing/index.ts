export { type Candidate, modelName, splitModelName } from "./candidate.ts";
export { type DecideInput, decide } from "./decide.ts";
export { Decision, type DecisionInit, type RankedCandidate, type Rest } from "./decision.ts";
export type { Exclusion } from "./eligibility.ts";
export { ModelList, type ModelListInit, type Resolution } from "./model-list.ts";
export { ordered } from "./ordered.ts";
export type { Policy, PolicyContext } from "./policy.ts";
export { roundRobin } from "./round-robin.ts";
export { weighted } from "./weighted.ts";
