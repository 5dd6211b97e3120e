import { estimateTokens } from "../catalog/index.ts";
import type { ChatCompletionRequest, ChatMessage } from "../chat/index.ts";

/** What a request needs of a model; a model without it cannot serve. */
export type Need = "tools" | "images" | "audio" | "files" | "jsonSchema";

/** What routing knows of a request, all of it read off the request and none of it guessed. */
export interface Profile {
  /** An estimate of the whole input: messages, tools, images. */
  readonly inputTokens: number;
  /** The most output tokens that the caller wants, where a limit was given. */
  readonly outputLimit: number | undefined;
  readonly needs: readonly Need[];
  readonly messages: number;
  readonly stream: boolean;
  /** Whether vectors are wanted, and no answer. @default false */
  readonly embeds?: boolean | undefined;
}

/** Reads a request. */
export function profileOf(request: ChatCompletionRequest): Profile {
  const found = { tools: false, images: false, audio: false, files: false, jsonSchema: false };
  found.tools = (request.tools?.length ?? 0) > 0 || (request.functions?.length ?? 0) > 0;
  found.jsonSchema = request.response_format?.type === "json_schema";
  found.audio = request.modalities?.includes("audio") ?? false;
  for (const message of request.messages) readParts(message, found);
  const needs: Need[] = [];
  for (const need of allNeeds) if (found[need]) needs.push(need);
  return {
    inputTokens: estimateTokens(request).total,
    outputLimit: request.max_completion_tokens ?? request.max_tokens ?? undefined,
    needs,
    messages: request.messages.length,
    stream: request.stream === true,
  };
}

const allNeeds: readonly Need[] = ["tools", "images", "audio", "files", "jsonSchema"];

function readParts(message: ChatMessage, found: Record<Need, boolean>): void {
  if (message.role !== "user" || typeof message.content === "string") return;
  for (const part of message.content) {
    if (part.type === "image_url") found.images = true;
    else if (part.type === "input_audio") found.audio = true;
    else if (part.type === "file") found.files = true;
  }
}
