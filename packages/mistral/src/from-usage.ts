import { type ChatCompletion, countOf, servedTier, type Usage, usageOf } from "./core.ts";
import { camelCased, isObject, objectOf } from "./json.ts";

/**
 * Mistral's counts in OpenAI's shape. The SDK fills what was not reported with zeros: no tokens at all means no report.
 * Cached tokens stand in one of three places, none of which the SDK renames.
 */
export function fromUsage(report: unknown): Usage | undefined {
  const usage = camelCased(report);
  if (!isObject(usage)) return undefined;
  const inputTokens = countOf(usage.promptTokens) ?? 0;
  const outputTokens = countOf(usage.completionTokens) ?? 0;
  if (inputTokens + outputTokens === 0) return undefined;
  const details = objectOf(usage.promptTokensDetails ?? usage.promptTokenDetails);
  return usageOf({
    inputTokens,
    cacheReadTokens: countOf(usage.numCachedTokens) ?? countOf(details.cachedTokens),
    outputTokens,
    reasoningTokens: countOf(objectOf(usage.completionTokensDetails).reasoningTokens),
  });
}

/** The tier that served the request, in OpenAI's words; absent where it has none for it. */
export function serviceTierOf(report: unknown): ChatCompletion["service_tier"] | undefined {
  return servedTier(objectOf(camelCased(report)).serviceTier);
}
