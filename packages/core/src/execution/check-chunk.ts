import { type ChatCompletionChunk, type ChatCompletionDelta, isUsage } from "../chat/index.ts";
import type { ProviderFault } from "../provider/index.ts";
import type { Attempt } from "./attempt.ts";

/** Lets a piece of a stream through, and makes a `malformed` fault of anything that callers could not read as one. */
export function checkChunk(
  chunk: ChatCompletionChunk | undefined,
  attempt: Pick<Attempt, "fault">,
): ChatCompletionChunk {
  const choices: unknown = chunk?.choices;
  if (!chunk || !Array.isArray(choices)) throw malformed(attempt, "it has no choices");
  for (const choice of choices) {
    if (typeof choice?.delta !== "object" || choice.delta === null || !isIndex(choice.index)) {
      throw malformed(attempt, "a choice has no delta or no index");
    }
    const why = wrongIn(choice.delta);
    if (why) throw malformed(attempt, why);
  }
  // What is no count would pass for nothing used: without one it is estimated.
  return chunk.usage && !isUsage(chunk.usage) ? { ...chunk, usage: null } : chunk;
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

function malformed(attempt: Pick<Attempt, "fault">, why: string): ProviderFault {
  return attempt.fault({
    kind: "malformed",
    message: `What the provider gave is not a chunk of a stream: ${why}.`,
  });
}
