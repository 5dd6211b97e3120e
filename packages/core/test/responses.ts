import type { ChatCompletionChunk, ChatCompletionDelta, FinishReason, Usage } from "../src/index.ts";
import type { Emit } from "../src/wire/responses/emit.ts";
import type { ResponseEvent } from "../src/wire/responses/response.ts";

/** A chunk of an answer's first choice. */
export function chunkOf(
  delta: ChatCompletionDelta,
  finish_reason: FinishReason | null = null,
  more: Partial<ChatCompletionChunk> = {},
): ChatCompletionChunk {
  const choices = [{ index: 0, delta, finish_reason }];
  return { id: "c", object: "chat.completion.chunk", created: 1_700_000_000, model: "m", choices, ...more };
}

export const someUsage: Usage = {
  prompt_tokens: 10,
  completion_tokens: 20,
  total_tokens: 30,
  prompt_tokens_details: { cached_tokens: 4, cache_write_tokens: 1 },
  completion_tokens_details: { reasoning_tokens: 7 },
};

/** Takes events down, numbered as they come. */
export function recorder(): { readonly emit: Emit; readonly events: ResponseEvent[] } {
  const events: ResponseEvent[] = [];
  const emit: Emit = (type, fields) => {
    events.push(structuredClone({ type, sequence_number: events.length, ...fields }));
  };
  return { emit, events };
}

/** The types of events, short: without `response.`, and one for each run of deltas. */
export function typesOf(events: readonly ResponseEvent[]): string[] {
  const types = events.map(({ type }) => type.replace("response.", ""));
  return types.filter((type, index) => !type.endsWith(".delta") || type !== types[index - 1]);
}
