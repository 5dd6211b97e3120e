export { isRecord, kindOf } from "./bad-request.ts";
export { checkRequest } from "./check-request.ts";
export type { ChatCompletionChunk, ChatCompletionChunkChoice, ChatCompletionDelta, ToolCallDelta } from "./chunk.ts";
export type {
  ChatCompletion,
  ChatCompletionChoice,
  ChatCompletionMessage,
  FinishReason,
  Logprobs,
  TokenLogprob,
  ToolCall,
  UrlCitation,
} from "./completion.ts";
export type { ExceededBudget } from "./exceeded-budget.ts";
export type {
  AssistantMessage,
  AudioPart,
  ChatMessage,
  CustomToolCall,
  FilePart,
  FunctionMessage,
  FunctionToolCall,
  ImagePart,
  ReasoningDetail,
  RefusalPart,
  SystemMessage,
  TextPart,
  ToolCallParam,
  ToolMessage,
  UserMessage,
  UserPart,
} from "./message.ts";
export type { Open } from "./open.ts";
export { type FailedAttempt, OvertureError, type OvertureErrorCode, type OvertureErrorInit } from "./overture-error.ts";
export type { ChatCompletionRequest } from "./request.ts";
export type { CustomTool, FunctionTool, ResponseFormat, Tool, ToolChoice } from "./tool.ts";
export { isCount, isUsage, type Usage, type UsageParts, usageOf } from "./usage.ts";
