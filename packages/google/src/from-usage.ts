import type { GenerateContentResponseUsageMetadata } from "@google/genai";
import { type Usage, usageOf } from "./core.ts";

/**
 * Google's counts in OpenAI's shape: thoughts are not among the candidates' tokens, and what Google's own tools gave back to
 * the model is not in the prompt's. Without a count of the prompt there is no usage at all, and no zeros.
 */
export function fromUsage(usage: GenerateContentResponseUsageMetadata | null | undefined): Usage | undefined {
  if (typeof usage?.promptTokenCount !== "number") return undefined;
  const thoughts = usage.thoughtsTokenCount ?? 0;
  return usageOf({
    inputTokens: usage.promptTokenCount + (usage.toolUsePromptTokenCount ?? 0),
    cacheReadTokens: usage.cachedContentTokenCount ?? 0,
    outputTokens: (usage.candidatesTokenCount ?? 0) + thoughts,
    reasoningTokens: thoughts,
  });
}
