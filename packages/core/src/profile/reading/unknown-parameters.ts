import type { ChatCompletionRequest } from "../../chat/index.ts";
import type { Warning } from "../../provider/index.ts";
import type { Lent } from "../reader-init.ts";

/** What a chat request may have. Whoever adds a field to it finds that the types ask for it here. */
const known: Readonly<Record<keyof ChatCompletionRequest | "overture", true>> = {
  model: true,
  messages: true,
  stream: true,
  stream_options: true,
  max_tokens: true,
  max_completion_tokens: true,
  temperature: true,
  top_p: true,
  frequency_penalty: true,
  presence_penalty: true,
  stop: true,
  seed: true,
  n: true,
  logprobs: true,
  top_logprobs: true,
  logit_bias: true,
  tools: true,
  tool_choice: true,
  parallel_tool_calls: true,
  functions: true,
  function_call: true,
  response_format: true,
  reasoning_effort: true,
  verbosity: true,
  modalities: true,
  audio: true,
  prediction: true,
  moderation: true,
  metadata: true,
  user: true,
  safety_identifier: true,
  store: true,
  service_tier: true,
  prompt_cache_key: true,
  prompt_cache_options: true,
  prompt_cache_retention: true,
  web_search_options: true,
  providerOptions: true,
  overture: true,
};
const names: readonly string[] = Object.keys(known);

/** So many are told of: a request that is another thing altogether has many. */
const mostWarnings = 3;
const longestName = 40;

/**
 * Warns of fields that are none of a chat request's, the likeliest being a slip of the pen; undefined where there are none. They
 * are not refused: a vendor may have them since yesterday, and those that speak OpenAI's format are sent them.
 */
export function unknownParameters(
  request: ChatCompletionRequest,
  nearestNames: Lent["nearestNames"],
): readonly Warning[] | undefined {
  let warnings: Warning[] | undefined;
  for (const name in request) {
    if (Object.hasOwn(known, name) || !Object.hasOwn(request, name)) continue;
    warnings ??= [];
    if (warnings.length === mostWarnings) break;
    warnings.push(warningOf(name.slice(0, longestName), nearestNames));
  }
  return warnings;
}

function warningOf(param: string, nearestNames: Lent["nearestNames"]): Warning {
  const [nearest] = nearestNames(param, names, 1);
  const hint = nearest === undefined ? "" : ` Did you mean "${nearest}"?`;
  const message = `A chat request has no field "${param}": only providers that speak OpenAI's format are sent it.${hint}`;
  return { code: "unknown_parameter", message, param };
}
