import type { Usage as AnthropicUsage, MessageDeltaUsage } from "@anthropic-ai/sdk/resources/messages";
import { type ChatCompletion, servedTier, type Usage, usageOf } from "@overture/core/provider";

/** The counts of a usage report, any of which may be missing on the wire, whatever the types say. */
export type UsageReport = Partial<AnthropicUsage> | Partial<MessageDeltaUsage> | null | undefined;

/**
 * Anthropic's counts in OpenAI's shape: its `input_tokens` leave out what was read from or written to the cache. In a stream
 * the last report counts everything, and corrects the input where it names it. No output count means no usage at all: half
 * a report would pass for a small bill.
 */
export function fromUsage(last: UsageReport, first?: UsageReport): Usage | undefined {
  if (typeof last?.output_tokens !== "number") return undefined;
  const read = last.cache_read_input_tokens ?? first?.cache_read_input_tokens ?? 0;
  const written = last.cache_creation_input_tokens ?? first?.cache_creation_input_tokens ?? 0;
  const fresh = last.input_tokens ?? first?.input_tokens ?? 0;
  return usageOf({
    inputTokens: fresh + read + written,
    cacheReadTokens: read,
    cacheWriteTokens: written,
    outputTokens: last.output_tokens,
    reasoningTokens: last.output_tokens_details?.thinking_tokens,
  });
}

/** The tier that served the request, in OpenAI's words; absent where it has none for it. */
export function serviceTierOf(usage: UsageReport): ChatCompletion["service_tier"] | undefined {
  return usage && "service_tier" in usage ? servedTier(usage.service_tier) : undefined;
}
