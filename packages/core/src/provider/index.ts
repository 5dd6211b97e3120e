export type { Capabilities, ModelCard, ModelName, ModelQuality, Prices } from "../catalog/index.ts";
export * from "../chat/index.ts";
export type {
  Embedding,
  EmbeddingInput,
  EmbeddingRequest,
  EmbeddingResponse,
  EmbeddingUsage,
} from "../embedding/index.ts";
export { epochSeconds } from "../time/index.ts";
export { asksForNothing, warnOfAbsent } from "./absent-hints.ts";
export type { AdapterOptions, Fetch } from "./adapter-options.ts";
export { type AdapterParts, adapterProvider } from "./adapter-provider.ts";
export {
  changed,
  dropped,
  nearestEffort,
  noReasoning,
  servedTier,
  tierFor,
  withoutRepeats,
} from "./adapter-warnings.ts";
export { refuseBeyondText } from "./beyond-text.ts";
export { BodyTail } from "./body-tail.ts";
export { type CallArguments, readCallArguments } from "./call-arguments.ts";
export { CallIds } from "./call-ids.ts";
export { CallSignal } from "./call-signal.ts";
export { readCardTable, type TableRow } from "./card-table.ts";
export { type CardSources, cardsOf, type Generation } from "./cards-of.ts";
export { checkAdapterOptions, type OptionRules } from "./check-adapter-options.ts";
export { ChoiceMap } from "./choice-map.ts";
export { ChunkIterator, type ChunkSource } from "./chunk-iterator.ts";
export { ClientCache } from "./client-cache.ts";
export { nothingSaid, systemAlone, systemMoved, unknownIn, warnOfLosses } from "./conversation-faults.ts";
export { createdAt } from "./created-at.ts";
export { type CredentialOptions, credentialsFrom } from "./credentials.ts";
export { type Data, readDataUrl, readFileData, textOfData } from "./data-url.ts";
export { defineProvider, type ProviderDefinition } from "./define-provider.ts";
export { callObject, callsOf, type EarlierCall, joinedText, ownReasoning, wordsOf } from "./earlier-message.ts";
export { embeddingCards } from "./embedding-cards.ts";
export { type ErrorBody, kindOfErrorBody, messageOfErrorBody, readErrorBody, shortened } from "./error-body.ts";
export { type FaultKind, fault, ProviderFault, type ProviderFaultInit } from "./fault.ts";
export { type FaultMeaning, faultMeanings } from "./fault-meaning.ts";
export { faultKindOfRefusal, faultKindOfStatus } from "./http-fault.ts";
export { countOf, isObject, type JsonObject, listOf, objectOf, parsed, textOf } from "./json.ts";
export { type JsonForm, jsonFormOf } from "./json-form.ts";
export { type ClientSource, KeyedClients } from "./keyed-clients.ts";
export { mediaTypeOf } from "./media-type.ts";
export { withOwnCards } from "./model-cards.ts";
export { customInput, type OfferedTool, offeredTools, type ToolOffer } from "./offered-tools.ts";
export { PlacedJson, type PlacedValue } from "./placed-json.ts";
export { type Present, present } from "./present.ts";
export type { Call, Provider, RateLimit, RateLimits, Reply, Warning } from "./provider.ts";
export { rateLimitsOf } from "./rate-limit-headers.ts";
export { stopSequences, tokenLimit } from "./request-limits.ts";
export { ResponseWatch } from "./response-watch.ts";
export { durationMsOf, type HeadersLike, retryAfterMsOf } from "./retry-after.ts";
export { type RpcError, readRpcError } from "./rpc-error.ts";
export { sdkTimeoutMs } from "./sdk-timeout.ts";
export { callInTime, guarded, type TimedSteps } from "./timed-call.ts";
export { withRequestId } from "./with-request-id.ts";
export { type CallForms, callsDelta, WrittenCall } from "./written-call.ts";
