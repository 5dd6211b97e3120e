import { estimateTokens } from "../catalog/index.ts";
import type { ChatCompletionRequest, ChatMessage } from "../chat/index.ts";

import { continuesConversation, conversationKeyOf, isInToolLoop } from "./conversation-key.ts";
import { hashText } from "./hash-text.ts";

/** What a request needs of a model; a model without it cannot serve. */
export type Need = "tools" | "images" | "audio" | "files" | "jsonSchema";

/** What routing knows of a request, all of it read off the request and none of it guessed. */
export interface Profile {
  /** The class of task: the caller's `overture.task`, or `unknown`. */
  readonly task: string;
  /** What learning tells apart, coarse to fine: scores of one context say most of that context, and something of its siblings. */
  readonly context: readonly string[];
  /** An estimate of the whole input: messages, tools, images. */
  readonly inputTokens: number;
  /** The most output tokens that the caller wants, where a limit was given. */
  readonly outputLimit: number | undefined;
  readonly needs: readonly Need[];
  /** A hash of the caller's name for the user, from `safety_identifier` or `user`; absent where the request names nobody. */
  readonly user: string | undefined;
  /** A hash of the conversation's beginning. */
  readonly conversation: string;
  /** Whether a model has spoken in it already. */
  readonly continues: boolean;
  /** Whether it brings the results of tools that a model called. */
  readonly toolLoop: boolean;
  readonly messages: number;
  readonly stream: boolean;
  /** How much thought the request asks for, if it says. */
  readonly effort?: string | undefined;
  /** Whether vectors are wanted, and no answer. @default false */
  readonly embeds?: boolean | undefined;
}

/** The task of a request of which nothing is known. */
export const unknownTask = "unknown";

/** How many names a context has. */
export const contextLevels = 1;

/** Reads a request. `task` is what the caller says it is. */
export function profileOf(request: ChatCompletionRequest, task: string = unknownTask): Profile {
  const found = { tools: false, images: false, audio: false, files: false, jsonSchema: false };
  found.tools = (request.tools?.length ?? 0) > 0 || (request.functions?.length ?? 0) > 0;
  found.jsonSchema = request.response_format?.type === "json_schema";
  found.audio = request.modalities?.includes("audio") ?? false;
  for (const message of request.messages) readParts(message, found);
  const needs: Need[] = [];
  for (const need of allNeeds) if (found[need]) needs.push(need);
  return {
    task,
    context: [task],
    inputTokens: estimateTokens(request).total,
    outputLimit: request.max_completion_tokens ?? request.max_tokens ?? undefined,
    needs,
    user: userOf(request),
    conversation: conversationKeyOf(request),
    continues: continuesConversation(request),
    toolLoop: isInToolLoop(request),
    messages: request.messages.length,
    stream: request.stream === true,
    effort: request.reasoning_effort ?? undefined,
  };
}

/** Every need that there is. */
export const allNeeds: readonly Need[] = ["tools", "images", "audio", "files", "jsonSchema"];

function userOf({ safety_identifier, user }: ChatCompletionRequest): string | undefined {
  const name = safety_identifier ?? user ?? "";
  return name === "" ? undefined : hashText(name);
}

function readParts(message: ChatMessage, found: Record<Need, boolean>): void {
  if (message.role !== "user" || typeof message.content === "string") return;
  for (const part of message.content) {
    if (part.type === "image_url") found.images = true;
    else if (part.type === "input_audio") found.audio = true;
    else if (part.type === "file") found.files = true;
  }
}
