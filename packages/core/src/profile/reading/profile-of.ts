import { type ChatCompletionRequest, type ChatMessage, OvertureError } from "../../chat/index.ts";
import type { Need, Profile } from "../profile.ts";
import type { Lent } from "../reader-init.ts";
import { contextOf } from "./context.ts";
import { continuesConversation, conversationKeyOf, isInToolLoop } from "./conversation-key.ts";
import type { TextReading } from "./text-reading.ts";
import { toolChoiceOf } from "./tool-choice.ts";
import { unknownParameters } from "./unknown-parameters.ts";

/** What a request is read with. */
export interface ProfileOptions {
  /** What the caller says the task is. */
  readonly task?: string | undefined;
  /** Who the caller says its user is. */
  readonly user?: string | undefined;
  /** What learning tells apart, if it is not what {@link contextOf} says. */
  readonly context?: ((profile: Profile) => readonly string[]) | undefined;
}

/** Reads a request of which the text is read already. */
export function profileOf(
  request: ChatCompletionRequest,
  { guess, answerForm, length, classifier, language, codeBlocks }: TextReading,
  { hash, estimateTokens, nearestNames, minConfidence, unknownTask, contextLevels }: Lent,
  options: ProfileOptions,
): Profile {
  const found = { tools: false, images: false, audio: false, files: false, jsonSchema: false };
  found.tools = (request.tools?.length ?? 0) > 0 || (request.functions?.length ?? 0) > 0;
  found.jsonSchema = request.response_format?.type === "json_schema";
  found.audio = request.modalities?.includes("audio") ?? false;
  for (const message of request.messages) readParts(message, found);
  const needs = (Object.keys(found) as Need[]).filter((need) => found[need]);
  const isSure = guess !== undefined && guess.confidence >= minConfidence;
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
    toolChoice: toolChoiceOf(request, found.tools),
    user: userOf(request, options, hash),
    conversation: conversationKeyOf(request, hash),
    continues: continuesConversation(request),
    toolLoop: isInToolLoop(request),
    messages: request.messages.length,
    stream: request.stream === true,
    effort: request.reasoning_effort ?? undefined,
    warnings: unknownParameters(request, nearestNames),
  };
  return options.context
    ? { ...profile, context: ownContext(options.context(profile)).slice(0, contextLevels) }
    : profile;
}

/** What the caller's own function said, which is what learning is kept under. */
function ownContext(said: unknown): readonly string[] {
  if (Array.isArray(said) && said.every((name) => typeof name === "string")) return said;
  const message = 'The option "learning.context" must give a list of texts, at once.';
  throw new OvertureError({ code: "invalid_option", status: 400, param: "learning.context", message });
}

/** The caller's own word comes first: what stands in the request goes to the provider, and may be made unreadable for it. */
function userOf(
  { safety_identifier, user }: ChatCompletionRequest,
  options: ProfileOptions,
  hash: Lent["hash"],
): string | undefined {
  const name = options.user ?? safety_identifier ?? user ?? "";
  return name === "" ? undefined : hash(name);
}

function readParts(message: ChatMessage, found: Record<Need, boolean>): void {
  if (message.role !== "user" || typeof message.content === "string") return;
  for (const part of message.content) {
    if (part.type === "image_url") found.images = true;
    else if (part.type === "input_audio") found.audio = true;
    else if (part.type === "file") found.files = true;
  }
}
