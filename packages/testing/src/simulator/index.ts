export type { SimulatedAnswer, SimulatedToolCall, SimulatedUsage } from "./answer.ts";
export type {
  AnswerBehaviour,
  BehaviourOf,
  BrokenStreamBehaviour,
  HangBehaviour,
  HtmlBehaviour,
  MissingUsageBehaviour,
  RefusalBehaviour,
  ReplayBehaviour,
  RetryAfter,
  SimulatedFault,
  SimulatorBehaviour,
  SlowHeadersBehaviour,
} from "./behaviour.ts";
export type { Delivery, WireEvent } from "./delivery.ts";
export type {
  FormattedAnswer,
  LimitState,
  PlainRoute,
  Route,
  VendorError,
  VendorErrorDetails,
  VendorFormat,
} from "./format.ts";
export { type AnthropicFormatOptions, anthropicFormat } from "./formats/anthropic.ts";
export type { AnthropicRules } from "./formats/anthropic-objections.ts";
export { type DeepSeekFormatOptions, deepSeekFormat } from "./formats/deepseek.ts";
export { type GoogleFormatOptions, googleFormat } from "./formats/google.ts";
export type { GoogleRules } from "./formats/google-objections.ts";
export { type MistralFormatOptions, mistralFormat } from "./formats/mistral.ts";
export type { MistralRules } from "./formats/mistral-objections.ts";
export type { MistralStreaming } from "./formats/mistral-write.ts";
export { type OpenAIFormatOptions, openAIFormat } from "./formats/openai.ts";
export type { OpenAIRules } from "./formats/openai-objections.ts";
export type { OpenAIDialect } from "./formats/openai-write.ts";
export type { JsonObject } from "./json.ts";
export { valueForSchema } from "./json-schema-value.ts";
export type { ReadAnswer, RecordedAnswer } from "./read-answer.ts";
export type { ReadMessage, ReadRequest, ReadToolCall, ReadToolChoice } from "./read-request.ts";
export type { RecordedRequest } from "./recorded-request.ts";
export type { Simulator } from "./simulator.ts";
export type { CommonSimulatorOptions, SimulatorFormats, SimulatorKind } from "./simulator-options.ts";
export { startSimulator } from "./start-simulator.ts";
