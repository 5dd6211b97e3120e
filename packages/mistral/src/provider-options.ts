import type { ChatCompletionRequest as MistralRequest } from "@mistralai/mistralai/models/components";
import { dropped, type Warning } from "./core.ts";
import { camelCased, isObject } from "./json.ts";

/** What may be given for Mistral alone. The SDK leaves out every other field without a word. */
const known: ReadonlySet<string> = new Set(
  `temperature topP maxTokens stop randomSeed metadata responseFormat tools toolChoice presencePenalty frequencyPenalty n
  prediction parallelToolCalls reasoningEffort promptMode guardrails promptCacheKey serviceTier safePrompt`.split(
    /\s+/,
  ),
);

/**
 * Lays what the caller gave for Mistral alone over the translated request, in the SDK's names or the wire's. `tools` add to
 * the request's own, everything else replaces.
 */
export function mergeProviderOptions(
  body: MistralRequest,
  options: { readonly [option: string]: unknown } | undefined,
  warnings: Warning[],
): void {
  const renamed = camelCased(options);
  if (!isObject(renamed)) return;
  for (const [option, value] of Object.entries(renamed)) {
    if (!known.has(option)) warnings.push(dropped(`providerOptions.${option}`, "Mistral's SDK does not send it"));
    else if (option === "tools" && Array.isArray(value)) body.tools = [...(body.tools ?? []), ...value];
    else Object.assign(body, { [option]: value });
  }
}
