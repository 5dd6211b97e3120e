import { estimateTokens } from "../catalog/index.ts";
import type { ChatCompletionRequest, ChatMessage } from "../chat/index.ts";
import { contextLevels, contextOf } from "./context.ts";
import { continuesConversation, conversationKeyOf, isInToolLoop } from "./conversation-key.ts";
import { hashText } from "./hash-text.ts";
import { requestText } from "./request-text.ts";
import { defaultMinConfidence, type TaskGuess } from "./task-guess.ts";
import { type ClassifierUse, type TextReading, unread } from "./text-reading.ts";

/** What a request needs of a model; a model without it cannot serve. */
export type Need = "tools" | "images" | "audio" | "files" | "jsonSchema";

/** What routing knows of a request: read off the request, but for the task, which may be a classifier's guess. */
export interface Profile {
  /** The class of task: the caller's `overture.task`, or the classifier's where it is sure enough, or `unknown`. */
  readonly task: string;
  /** Who says so. */
  readonly taskFrom: "caller" | "classifier" | "nobody";
  /** What the classifier says, also where it is not sure; undefined where it was not asked. */
  readonly guess: TaskGuess | undefined;
  /** What was asked for the task, what that took, and what went wrong; undefined where nothing was asked. */
  readonly classifier: ClassifierUse | undefined;
  /** The form of the answer that is asked for. */
  readonly answerForm: TextReading["answerForm"];
  /** How long what the user said last is. */
  readonly length: TextReading["length"];
  /** The language of what the user said last, as ISO 639-1 says it (`en`, `zh`, …); undefined where that does not show. */
  readonly language: string | undefined;
  /** Whether what the user said last holds blocks of code. */
  readonly codeBlocks: boolean;
  /** Whether the application gave instructions: a system or developer message. */
  readonly instructed: boolean;
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
  /** Whether vectors are wanted, and no answer. @default false */
  readonly embeds?: boolean | undefined;
}

/** The task of a request of which nothing is known. */
export const unknownTask = "unknown";

/** What a request is read with. */
export interface ProfileOptions {
  /** What the caller says the task is. */
  readonly task?: string | undefined;
  /** What the text says. @default nothing was read */
  readonly reading?: TextReading | undefined;
  /** How sure that must be. @default 0.45: of what is said with less, about half is wrong */
  readonly minConfidence?: number | undefined;
  /** What learning tells apart, if it is not what {@link contextOf} says. */
  readonly context?: ((profile: Profile) => readonly string[]) | undefined;
}

/** Reads a request. */
export function profileOf(request: ChatCompletionRequest, options: ProfileOptions = {}): Profile {
  const found = { tools: false, images: false, audio: false, files: false, jsonSchema: false };
  found.tools = (request.tools?.length ?? 0) > 0 || (request.functions?.length ?? 0) > 0;
  found.jsonSchema = request.response_format?.type === "json_schema";
  found.audio = request.modalities?.includes("audio") ?? false;
  for (const message of request.messages) readParts(message, found);
  const needs: Need[] = [];
  for (const need of allNeeds) if (found[need]) needs.push(need);
  const { guess, answerForm, length, classifier, language, codeBlocks } =
    options.reading ?? unread(requestText(request));
  const isSure = guess !== undefined && guess.confidence >= (options.minConfidence ?? defaultMinConfidence);
  const isTold = options.task !== undefined;
  const task = options.task ?? (isSure ? guess.task : unknownTask);
  const profile: Profile = {
    task,
    taskFrom: isTold ? "caller" : isSure ? "classifier" : "nobody",
    guess: isTold ? undefined : guess,
    classifier: isTold ? undefined : classifier,
    answerForm,
    length,
    language,
    codeBlocks,
    instructed: request.messages.some(({ role }) => role === "system" || role === "developer"),
    context: contextOf({ told: options.task, form: answerForm, needs, length, task }),
    inputTokens: estimateTokens(request).total,
    outputLimit: request.max_completion_tokens ?? request.max_tokens ?? undefined,
    needs,
    user: userOf(request),
    conversation: conversationKeyOf(request),
    continues: continuesConversation(request),
    toolLoop: isInToolLoop(request),
    messages: request.messages.length,
    stream: request.stream === true,
  };
  return options.context ? { ...profile, context: options.context(profile).slice(0, contextLevels) } : profile;
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
