// Checked by tsc, with exactOptionalPropertyTypes on (tsconfig.json) and off (tsconfig.loose.json).
import type {
  AssistantMessage,
  ChatCompletion,
  ChatCompletionChunk,
  ChatCompletionMessage,
  ChatCompletionRequest,
  ChatMessage,
  ResponseFormat,
  Tool,
  ToolChoice,
  Usage,
} from "@overture/core/provider";
import type OpenAI from "openai";
import type OldOpenAI from "openai-6";
import type OtherOpenAI from "openai-copy";

/** What a caller wrote for the SDK is a request of ours, whichever version of the SDK's types it was written with. */
export const request = (given: OpenAI.ChatCompletionCreateParams): ChatCompletionRequest => given;
export const streamed = (given: OpenAI.ChatCompletionCreateParamsStreaming): ChatCompletionRequest => given;
export const whole = (given: OpenAI.ChatCompletionCreateParamsNonStreaming): ChatCompletionRequest => given;
export const requestOfCopy = (given: OtherOpenAI.ChatCompletionCreateParams): ChatCompletionRequest => given;
export const requestOfOldVersion = (given: OldOpenAI.ChatCompletionCreateParams): ChatCompletionRequest => given;
export const message = (given: OpenAI.ChatCompletionMessageParam): ChatMessage => given;
export const tool = (given: OpenAI.ChatCompletionTool): Tool => given;
export const toolChoice = (given: OpenAI.ChatCompletionToolChoiceOption): ToolChoice => given;
export const responseFormat = (
  given: NonNullable<OpenAI.ChatCompletionCreateParams["response_format"]>,
): ResponseFormat => given;

/** What we answer is what code written for the SDK takes. */
export const completion = (answer: ChatCompletion): OpenAI.ChatCompletion => answer;
export const completionForCopy = (answer: ChatCompletion): OtherOpenAI.ChatCompletion => answer;
export const chunk = (piece: ChatCompletionChunk): OpenAI.ChatCompletionChunk => piece;
export const chunkForCopy = (piece: ChatCompletionChunk): OtherOpenAI.ChatCompletionChunk => piece;
export const answered = (answer: ChatCompletionMessage): OpenAI.ChatCompletionMessage => answer;
export const usage = (used: Usage): OpenAI.CompletionUsage => used;

/** What the model said goes back into the conversation as it is: theirs into ours, ours into ours, ours into theirs. */
export const theirAnswerBack = (answer: OpenAI.ChatCompletionMessage): ChatMessage => answer;
export const ourAnswerBack = (answer: ChatCompletionMessage): AssistantMessage => answer;
export const ourAnswerToThem = (answer: ChatCompletionMessage): OpenAI.ChatCompletionMessageParam => answer;

/** And what is wrong is still seen. */
// @ts-expect-error a temperature is a number
export const hot: ChatCompletionRequest = { model: "auto", messages: [], temperature: "hot" };
// @ts-expect-error there is no such option
export const misspelt: ChatCompletionRequest = { model: "auto", messages: [], temprature: 1 };
// @ts-expect-error a message has a role
export const roleless: ChatMessage = { content: "Who says this?" };
