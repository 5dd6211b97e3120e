import type { ChatCompletionRequest } from "../chat/index.ts";
import { dropped } from "./adapter-warnings.ts";
import type { Warning } from "./provider.ts";

/** OpenAI's hints of which a value asks for nothing, and that value. */
const nothing: Readonly<Partial<Record<keyof ChatCompletionRequest, unknown>>> = {
  logprobs: false,
  store: false,
  frequency_penalty: 0,
  presence_penalty: 0,
  verbosity: "medium",
  prompt_cache_retention: "in_memory",
  parallel_tool_calls: true,
};

/** Warns of each of the hints that the caller gave, unless it asks for nothing. `reason` as for {@link dropped}. */
export function warnOfAbsent(
  request: ChatCompletionRequest,
  hints: readonly (keyof ChatCompletionRequest)[],
  reason: string,
  warnings: Warning[],
): void {
  for (const hint of hints) {
    const value = request[hint];
    if (!asksForNothing(hint, value)) warnings.push(dropped(hint, reason));
  }
}

/** Whether a value of a hint asks for nothing. */
export function asksForNothing(hint: keyof ChatCompletionRequest, value: unknown): boolean {
  return value === undefined || value === null || value === nothing[hint];
}
