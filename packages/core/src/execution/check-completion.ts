import type { ChatCompletion, ChatCompletionChunk, ChatCompletionDelta } from "../chat/index.ts";
import { ProviderFault } from "../provider/index.ts";

/** Lets a completion through, and makes a `malformed` fault of anything that callers could not read as one. */
export function checkCompletion(body: ChatCompletion | undefined): ChatCompletion {
  const choices: unknown = body?.choices;
  if (!body || !Array.isArray(choices) || choices.length === 0) throw malformed("completion", "it has no choices");
  for (const choice of choices) {
    if (typeof choice?.message !== "object" || choice.message === null) {
      throw malformed("completion", "a choice has no message");
    }
    if (typeof choice.finish_reason !== "string") throw malformed("completion", "a choice has no finish reason");
    const { content, tool_calls } = choice.message;
    if (content !== null && content !== undefined && typeof content !== "string") {
      throw malformed("completion", "a message's content is not text");
    }
    if (tool_calls && !(Array.isArray(tool_calls) && tool_calls.every(isToolCall))) {
      throw malformed("completion", "a tool call is not complete");
    }
  }
  return body;
}

/** The same for a piece of a stream. */
export function checkChunk(chunk: ChatCompletionChunk | undefined): ChatCompletionChunk {
  const choices: unknown = chunk?.choices;
  if (!chunk || !Array.isArray(choices)) throw malformed("chunk of a stream", "it has no choices");
  for (const choice of choices) {
    if (typeof choice?.delta !== "object" || choice.delta === null || !isIndex(choice.index)) {
      throw malformed("chunk of a stream", "a choice has no delta or no index");
    }
    const why = wrongIn(choice.delta);
    if (why) throw malformed("chunk of a stream", why);
  }
  return chunk;
}

/** What of a delta could not be put together with the rest, if anything. This runs for every chunk of every stream. */
function wrongIn(delta: { readonly [Field in keyof ChatCompletionDelta]: unknown }): string | undefined {
  const { content, refusal, reasoning_content, tool_calls, annotations, reasoning_details } = delta;
  if (!isText(content) || !isText(refusal) || !isText(reasoning_content)) return "its content is not text";
  if (!isNone(tool_calls) && !(Array.isArray(tool_calls) && tool_calls.every((call) => isIndex(call?.index)))) {
    return "a tool call has no index";
  }
  if (!isNone(annotations) && !Array.isArray(annotations)) return "its annotations are no list";
  if (!isNone(reasoning_details) && !Array.isArray(reasoning_details)) return "its reasoning details are no list";
  return undefined;
}

const isNone = (value: unknown): value is undefined | null => value === undefined || value === null;
const isText = (value: unknown): boolean => isNone(value) || typeof value === "string";

/** OpenAI allows 128 choices and 128 tools; an index of 1024 or more is a provider's mistake. */
const isIndex = (value: unknown): boolean =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 && value < 1024;

function isToolCall(call: {
  type?: unknown;
  function?: { arguments?: unknown };
  custom?: { input?: unknown };
}): boolean {
  return call?.type === "custom"
    ? typeof call.custom?.input === "string"
    : typeof call?.function?.arguments === "string";
}

function malformed(what: string, why: string): ProviderFault {
  return new ProviderFault({ kind: "malformed", message: `What the provider gave is not a ${what}: ${why}.` });
}
