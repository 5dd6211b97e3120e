export {
  addCosts,
  Catalog,
  type Cost,
  type CostCertainty,
  costOf,
  formatUsd,
  type ModelCardChange,
  type ModelCardChanges,
  type NanoUsd,
} from "./catalog/index.ts";
export {
  type Answer,
  type AnswerChunk,
  ChatStream,
  type Evaluate,
  type Evaluation,
  type SampledJudge,
  type SampledJudgeOptions,
  StreamInterruptedError,
  sampledJudge,
} from "./execution/index.ts";
export type { BreakerOptions, RetryBudgetOptions } from "./guard/index.ts";
export type {
  CallOptions,
  ChatRequest,
  ChatRequestNonStreaming,
  ChatRequestStreaming,
  EmbeddingAnswer,
  EmbeddingsRequest,
  OvertureOptions,
  RequestOptions,
  TimeoutOptions,
} from "./options.ts";
export { Overture } from "./overture.ts";
export type { AnswerForm, LearnedTasks, Need, Profile, TaskClass, TaskExamples, TaskGuess } from "./profile/index.ts";
export type * from "./provider/index.ts";
export { assembleCompletion, defineProvider, faultMeanings, OvertureError, ProviderFault } from "./provider/index.ts";
export {
  type Arm,
  type ArmContext,
  type BaselineOptions,
  type Candidate,
  type CheapestOptions,
  cheapest,
  Decision,
  type Exclusion,
  fastest,
  type Objective,
  ordered,
  type Policy,
  type PolicyContext,
  type RankedCandidate,
  type Rest,
  type Rule,
  type RuleCondition,
  roundRobin,
  type Shadow,
  type ShadowOptions,
  type SplitOptions,
  shadow,
  split,
  type ThompsonOptions,
  thompson,
  weighted,
} from "./routing/index.ts";
export type { ChatCompletions, Embeddings, ListedModel, Models, OvertureScope } from "./scope.ts";
export {
  type AttemptRecord,
  type Background,
  type OvertureEvents,
  OvertureMetadata,
  type Timing,
} from "./telemetry/index.ts";
export * from "./time/index.ts";
export type { InProcessFetch } from "./wire/index.ts";
