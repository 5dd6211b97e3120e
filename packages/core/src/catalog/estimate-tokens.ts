import type { ChatCompletionRequest, ChatMessage, UserPart } from "../chat/index.ts";
import { estimateImageTokens } from "./estimate-image.ts";
import { estimateJsonTokens } from "./estimate-json.ts";
import { estimateTextTokens, longestReadWhole } from "./estimate-text.ts";

/** About how many tokens a request's input is, and of what. */
export interface TokenEstimate {
  /** What is said: messages, names, tool calls and their results, and what stands around each message. */
  readonly text: number;
  readonly images: number;
  /** Documents and sound. */
  readonly files: number;
  /** What the model is told of tools and of the form of its answer. */
  readonly tools: number;
  readonly total: number;
}

/** Marks around a message (OpenAI's cookbook: three tokens, and the role), around an answer's start, and around a call. */
const tokensPerMessage = 4;
const tokensPerAnswer = 3;
const tokensPerCall = 8;

/** A page of a PDF is some 3,000 bytes of text and 50,000 with its fonts and pictures, and 1,500 to 3,000 tokens. */
const bytesPerFileToken = 20;

/** A file that the provider has already, of unknown length. */
const tokensPerKnownFile = 2000;

/** Ten tokens a second (OpenAI), of speech at 16 kB a second. */
const bytesPerAudioToken = 1600;

interface Count {
  text: number;
  images: number;
  files: number;
  /** What part of each text is read, so that a request of any size takes about the same time. */
  readonly share: number;
  readonly count: CountText;
}

/** Says how many tokens a text is, reading `share` of it if that is all it has the time for. */
export type CountText = (text: string, share: number) => number;

/**
 * About how many tokens a request's input is, for any vendor. It takes microseconds for a usual request and no more than a few
 * milliseconds for one of any length, and gives the same number every time.
 *
 * @param count counts what is said; tools, images and files are estimated. @default an estimate by script and kind of content
 */
export function estimateTokens(request: ChatCompletionRequest, count: CountText = estimateTextTokens): TokenEstimate {
  let length = 0;
  for (const message of request.messages) length += lengthOf(message);
  const share = Math.min(1, longestReadWhole / length);
  const counted: Count = { text: tokensPerAnswer, images: 0, files: 0, share, count };
  for (const message of request.messages) countMessage(message, counted);
  const tools = toolTokens(request);
  const { text, images, files } = counted;
  return { text, images, files, tools, total: text + images + files + tools };
}

function lengthOf(message: ChatMessage): number {
  let length = 0;
  if (typeof message.content === "string") length += message.content.length;
  else for (const part of message.content ?? []) if (part.type === "text") length += part.text.length;
  if (message.role === "assistant") {
    for (const call of message.tool_calls ?? []) {
      length += call.type === "function" ? call.function.arguments.length : call.custom.input.length;
    }
    for (const detail of message.reasoning_details ?? []) length += detail.text?.length ?? 0;
  }
  return length;
}

function countMessage(message: ChatMessage, count: Count): void {
  count.text += tokensPerMessage;
  if ("name" in message) countText(message.name, count);
  if (typeof message.content === "string") countText(message.content, count);
  else for (const part of message.content ?? []) countPart(part, count);
  if (message.role !== "assistant") return;
  countText(message.refusal, count);
  if (message.function_call) {
    count.text += tokensPerCall;
    countText(message.function_call.name, count);
    countText(message.function_call.arguments, count);
  }
  for (const call of message.tool_calls ?? []) {
    count.text += tokensPerCall;
    countText(call.type === "function" ? call.function.name : call.custom.name, count);
    countText(call.type === "function" ? call.function.arguments : call.custom.input, count);
  }
  for (const detail of message.reasoning_details ?? []) {
    countText(detail.text, count);
    count.text += Math.ceil((detail.data?.length ?? 0) / 6);
  }
}

function countPart(part: UserPart | { readonly type: "refusal"; readonly refusal: string }, count: Count): void {
  switch (part.type) {
    case "text":
      countText(part.text, count);
      break;
    case "refusal":
      countText(part.refusal, count);
      break;
    case "image_url":
      count.images += estimateImageTokens(part.image_url.url, part.image_url.detail);
      break;
    case "input_audio":
      count.files += Math.ceil(bytesOf(part.input_audio.data) / bytesPerAudioToken);
      break;
    case "file":
      count.files +=
        part.file.file_data === undefined
          ? tokensPerKnownFile
          : Math.ceil(bytesOf(part.file.file_data) / bytesPerFileToken);
      break;
  }
}

function countText(text: string | null | undefined, count: Count): void {
  if (text) count.text += count.count(text, count.share);
}

function bytesOf(base64: string): number {
  return (base64.length * 3) / 4;
}

function toolTokens(request: ChatCompletionRequest): number {
  let tokens = 0;
  for (const tool of request.tools ?? []) {
    tokens += tokensPerCall + estimateJsonTokens(tool.type === "function" ? tool.function : tool.custom);
  }
  for (const tool of request.functions ?? []) tokens += tokensPerCall + estimateJsonTokens(tool);
  const format = request.response_format;
  return format?.type === "json_schema" ? tokens + tokensPerCall + estimateJsonTokens(format.json_schema) : tokens;
}
