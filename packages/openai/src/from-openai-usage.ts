import type { Usage } from "@overture/core/provider";
import { countOf, isObject, type JsonObject } from "@overture/core/provider";

/**
 * A usage report in OpenAI's shape. DeepSeek says `prompt_cache_hit_tokens`, Moonshot `cached_tokens` at the top; and where
 * the total is more than input and output, the rest is reasoning that the server counts beside the output.
 */
export function usageFrom(value: unknown): Usage | undefined {
  if (!isObject(value)) return undefined;
  const input = countOf(value.prompt_tokens);
  const output = countOf(value.completion_tokens);
  if (input === undefined && output === undefined) return undefined;
  const usage: Usage = {
    ...value,
    prompt_tokens: input ?? 0,
    completion_tokens: output ?? 0,
    total_tokens: countOf(value.total_tokens) ?? (input ?? 0) + (output ?? 0),
  };
  usage.prompt_tokens_details = detailsOf(value.prompt_tokens_details);
  usage.completion_tokens_details = detailsOf(value.completion_tokens_details);
  const cached = countOf(value.prompt_cache_hit_tokens) ?? countOf(value.cached_tokens);
  usage.prompt_tokens_details.cached_tokens ??= cached ?? 0;
  usage.completion_tokens_details.reasoning_tokens ??= 0;
  const hidden = usage.total_tokens - usage.prompt_tokens - usage.completion_tokens;
  if (hidden > 0) {
    usage.completion_tokens += hidden;
    usage.completion_tokens_details.reasoning_tokens = Math.max(
      usage.completion_tokens_details.reasoning_tokens,
      hidden,
    );
  }
  return usage;
}

/** The counts among an object's fields. */
function detailsOf(value: unknown): { [field: string]: number } {
  const details: { [field: string]: number } = {};
  for (const [field, count] of Object.entries(isObject(value) ? (value satisfies JsonObject) : {})) {
    const number = countOf(count);
    if (number !== undefined) details[field] = number;
  }
  return details;
}
