/**
 * What a request used, in OpenAI's shape: `prompt_tokens` includes cached ones, `completion_tokens` includes reasoning ones.
 */
export interface Usage {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
  prompt_tokens_details?: {
    cached_tokens?: number;
    cache_write_tokens?: number;
    audio_tokens?: number;
    image_tokens?: number;
    text_tokens?: number;
  };
  completion_tokens_details?: {
    reasoning_tokens?: number;
    audio_tokens?: number;
    text_tokens?: number;
    accepted_prediction_tokens?: number;
    rejected_prediction_tokens?: number;
  };
}

/** What an adapter read off its vendor's usage report, before it has OpenAI's shape. */
export interface UsageParts {
  /** All input, cached or not. */
  readonly inputTokens: number;
  /** Of these, read from the vendor's prompt cache. */
  readonly cacheReadTokens?: number | undefined;
  /** Of these, written to the vendor's prompt cache. */
  readonly cacheWriteTokens?: number | undefined;
  /** All output, reasoning included. */
  readonly outputTokens: number;
  /** Of these, spent on reasoning. */
  readonly reasoningTokens?: number | undefined;
}

/** Puts a vendor's counts where OpenAI's shape has them. */
export function usageOf(parts: UsageParts): Usage {
  const usage: Usage = {
    prompt_tokens: parts.inputTokens,
    completion_tokens: parts.outputTokens,
    total_tokens: parts.inputTokens + parts.outputTokens,
    prompt_tokens_details: { cached_tokens: parts.cacheReadTokens ?? 0 },
    completion_tokens_details: { reasoning_tokens: parts.reasoningTokens ?? 0 },
  };
  if (parts.cacheWriteTokens !== undefined && usage.prompt_tokens_details) {
    usage.prompt_tokens_details.cache_write_tokens = parts.cacheWriteTokens;
  }
  return usage;
}

/** Whether what a vendor reports is a count of tokens, in and out. */
export function isUsage({ prompt_tokens, completion_tokens }: { readonly [Field in keyof Usage]?: unknown }): boolean {
  return isCount(prompt_tokens) && isCount(completion_tokens);
}

/** Whether something is a number of tokens. */
export function isCount(tokens: unknown): tokens is number {
  return typeof tokens === "number" && tokens >= 0 && tokens < Number.POSITIVE_INFINITY;
}
