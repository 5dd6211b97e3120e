export { type BaselineOptions, type ChosenPolicy, chosenPolicy } from "./arm.ts";
export { Assessment, type AssessmentInit } from "./assessment.ts";
export { type Candidate, modelName, splitModelName } from "./candidate.ts";
export type { CandidateForecast } from "./candidate-forecast.ts";
export { type CheapestOptions, cheapest } from "./cheapest.ts";
export { checkOwnModels, checkRules, type KnownModels } from "./check-rules.ts";
export type { Constraints } from "./constraints.ts";
export { type DecideInput, decide } from "./decide.ts";
export { Decision } from "./decision.ts";
export type { CandidateReport, DecisionReport } from "./decision-report.ts";
export type { Exclusion } from "./eligibility.ts";
export { fastest } from "./fastest.ts";
export type { Mode } from "./mode.ts";
export { ModelList, type ModelListInit, type Resolution } from "./model-list.ts";
export { callValue, isObjective, type Objective, type Worth, worthOf } from "./objective.ts";
export { ordered } from "./ordered.ts";
export type { Arm, ArmContext, Policy, PolicyContext, ValuedCandidate } from "./policy.ts";
export { isQuickPattern } from "./quick-pattern.ts";
export { rank } from "./rank.ts";
export type { DecisionInit, RankedCandidate, Rest } from "./ranking.ts";
export { roundRobin } from "./round-robin.ts";
export { RuleBook, ruleBooks } from "./rule-book.ts";
export type { RuleFacts } from "./rule-facts.ts";
export {
  forbiddenBy,
  maxCostBy,
  modeBy,
  objectiveBy,
  type Rule,
  type RuleCondition,
  type TimeCondition,
} from "./rules.ts";
export { checkSampling, type Shadow, type ShadowOptions, shadow } from "./shadow.ts";
export { type SplitOptions, split } from "./split.ts";
export { taskPreferences } from "./task-preferences.ts";
export { type ThompsonOptions, thompson } from "./thompson.ts";
export { weighted } from "./weighted.ts";
