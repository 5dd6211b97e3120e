// Checked by tsc: what a response is made of has the types that the SDK's readers expect.
import type {
  CustomCallItem,
  EmbeddingAnswer,
  EmbeddingsRequest,
  FunctionCallItem,
  MessageItem,
  OutputItem,
  ReasoningItem,
  ResponseAnswer,
  ResponseObject,
  ResponsesRequest,
  ResponseUsage,
  RoutedResponsesRequest,
} from "@overture/core";
import type { EmbeddingRequest, EmbeddingResponse } from "@overture/core/provider";
import type OpenAI from "openai";
import type OldOpenAI from "openai-6";
import type OtherOpenAI from "openai-copy";

type Theirs = OpenAI.Responses.Response;

export const item = (ours: OutputItem): OpenAI.Responses.ResponseOutputItem => ours;
export const message = (ours: MessageItem): OpenAI.Responses.ResponseOutputMessage => ours;
export const call = (ours: FunctionCallItem): OpenAI.Responses.ResponseFunctionToolCallItem => ours;
export const custom = (ours: CustomCallItem): OpenAI.Responses.ResponseCustomToolCall => ours;
export const reasoning = (ours: ReasoningItem): OpenAI.Responses.ResponseReasoningItem => ours;
export const itemForCopy = (ours: OutputItem): OtherOpenAI.Responses.ResponseOutputItem => ours;
export const usage = (ours: ResponseUsage): OpenAI.Responses.ResponseUsage => ours;
export const status = (ours: ResponseObject["status"]): NonNullable<Theirs["status"]> => ours;
export const incomplete = (ours: ResponseObject["incomplete_details"]): Theirs["incomplete_details"] => ours;

/** What a caller wrote for the SDK is a request of ours. */
export const request = (theirs: OpenAI.Responses.ResponseCreateParams): ResponsesRequest => theirs;
export const routed = (theirs: OpenAI.Responses.ResponseCreateParamsStreaming): RoutedResponsesRequest => theirs;
export const requestOfCopy = (theirs: OtherOpenAI.Responses.ResponseCreateParams): ResponsesRequest => theirs;
export const requestOfOldVersion = (theirs: OldOpenAI.Responses.ResponseCreateParams): ResponsesRequest => theirs;
// @ts-expect-error there is no such option
export const misspelt: ResponsesRequest = { model: "auto", inptu: "Hi" };

/** What came goes back as input. */
export const back = (ours: OutputItem): OpenAI.Responses.ResponseInputItem => ours;
export const allBack = (ours: ResponseAnswer): ResponsesRequest => ({ input: ours.output });

/** Vectors: theirs into ours, ours into theirs. */
export const asked = (theirs: OpenAI.EmbeddingCreateParams): EmbeddingRequest => theirs;
export const askedOfOverture = (theirs: OpenAI.EmbeddingCreateParams): EmbeddingsRequest => theirs;
export const askedByCopy = (theirs: OtherOpenAI.EmbeddingCreateParams): EmbeddingRequest => theirs;
export const askedByOldVersion = (theirs: OldOpenAI.EmbeddingCreateParams): EmbeddingRequest => theirs;
export const vectors = (ours: EmbeddingAnswer): OpenAI.CreateEmbeddingResponse => ours;
export const given = (ours: Required<EmbeddingResponse<number[]>>): OpenAI.CreateEmbeddingResponse => ours;
// @ts-expect-error base64 is no numbers
export const encoded = (ours: EmbeddingAnswer<string>): OpenAI.CreateEmbeddingResponse => ours;
