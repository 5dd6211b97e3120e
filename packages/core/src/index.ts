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
export { type Answer, type AnswerChunk, ChatStream, StreamInterruptedError } from "./execution/index.ts";
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
  ResponseAnswer,
  RoutedResponsesRequest,
  TimeoutOptions,
} from "./options.ts";
export { Overture } from "./overture.ts";
export type { Need, Profile } from "./profile/index.ts";
export type * from "./provider/index.ts";
export { assembleCompletion, defineProvider, faultMeanings, OvertureError, ProviderFault } from "./provider/index.ts";
export {
  type Candidate,
  Decision,
  type Exclusion,
  ordered,
  type Policy,
  type PolicyContext,
  type RankedCandidate,
  type Rest,
  roundRobin,
  weighted,
} from "./routing/index.ts";
export type { ChatCompletions, Embeddings, ListedModel, Models, OvertureScope, Responses } from "./scope.ts";
export { type AttemptRecord, type OvertureEvents, OvertureMetadata, type Timing } from "./telemetry/index.ts";
export * from "./time/index.ts";
export type {
  CustomCallItem,
  FunctionCallItem,
  InProcessFetch,
  MessageItem,
  OutputItem,
  ReasoningItem,
  ResponseEvent,
  ResponseObject,
  ResponseStream,
  ResponsesRequest,
  ResponseUsage,
} from "./wire/index.ts";
