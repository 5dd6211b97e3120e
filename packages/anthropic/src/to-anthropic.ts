import type { OutputConfig, TextBlockParam } from "@anthropic-ai/sdk/resources/messages";
import {
  type Call,
  type ChatCompletionRequest,
  type ChatMessage,
  changed,
  dropped,
  refuseBeyondText,
  tierFor,
  type Warning,
  withoutRepeats,
} from "@overture/core/provider";
import type { AnthropicBody } from "./anthropic-body.ts";
import { traitsOf } from "./model-traits.ts";
import { mergeProviderOptions } from "./provider-options.ts";
import { cacheControl } from "./to-content.ts";
import { toConversation } from "./to-messages.ts";
import { toReasoning } from "./to-reasoning.ts";
import { setSampling } from "./to-sampling.ts";
import { type ToolForms, toTools } from "./to-tools.ts";

/** A request in Anthropic's form, and what the way back must know of it. */
export interface AnthropicRequest {
  readonly body: AnthropicBody;
  /** The value for the `anthropic-beta` header, where the caller asked for betas. */
  readonly betas: string | undefined;
  readonly forms: ToolForms;
  readonly warnings: Warning[];
}

/** What a model without a card may say at most: every Claude since 3 takes it. */
const cautiousMaxTokens = 4096;

/**
 * Translates a request; `id` is the adapter's, under which the request keeps its `providerOptions`. Throws `unsupported` for
 * what would change the answer's shape or meaning if it were left out; a mere hint is left out with a warning.
 */
export function toAnthropic(
  request: ChatCompletionRequest,
  call: Pick<Call, "model" | "card">,
  id: string,
): AnthropicRequest {
  refuseBeyondText(request, "Anthropic");
  const warnings: Warning[] = [];
  const { model, card } = call;
  const traits = traitsOf(model, card);
  const { system, messages } = toConversation(request.messages, traits, warnings);
  const { tools, choice, forms } = toTools(request, card?.capabilities.jsonSchema !== false, warnings);
  const maxTokens = maxTokensOf(request, card?.maxOutputTokens, warnings);
  const forcedTool = choice?.type === "any" || choice?.type === "tool";
  const begunBare = isBegunBare(request.messages);
  const reasoning = toReasoning(request, { traits, card, maxTokens, forcedTool, begunBare }, warnings);

  const instructions = [...system, ...jsonInstruction(request, warnings)];
  const body: AnthropicBody = {
    model,
    max_tokens: maxTokens,
    messages,
    system: instructions.length > 0 ? instructions : undefined,
    tools: tools.length > 0 ? tools : undefined,
    tool_choice: choice,
    thinking: reasoning.thinking,
    output_config: outputConfig(request, reasoning.effort),
  };
  setSampling(body, request, traits, warnings);
  setAccount(body, request, warnings);
  const betas = mergeProviderOptions(body, request.providerOptions?.[id]);
  return { body, betas, forms, warnings: withoutRepeats(warnings) };
}

function maxTokensOf(request: ChatCompletionRequest, most: number | undefined, warnings: Warning[]): number {
  const asked = request.max_completion_tokens ?? request.max_tokens;
  if (asked === null || asked === undefined) return most ?? cautiousMaxTokens;
  if (most === undefined || asked <= most) return asked;
  const param = asked === request.max_completion_tokens ? "max_completion_tokens" : "max_tokens";
  warnings.push(changed(param, `this model gives at most ${most} tokens`));
  return most;
}

function outputConfig(
  { response_format: format }: ChatCompletionRequest,
  effort: NonNullable<OutputConfig["effort"]> | undefined,
): OutputConfig | undefined {
  const schema = format?.type === "json_schema" ? format.json_schema.schema : undefined;
  if (!effort && !schema) return undefined;
  return { ...(effort && { effort }), ...(schema && { format: { type: "json_schema", schema: { ...schema } } }) };
}

/** Anthropic enforces a schema, but has no "any JSON": there the model is told in words. */
function jsonInstruction(request: ChatCompletionRequest, warnings: Warning[]): TextBlockParam[] {
  const format = request.response_format;
  const bare = format?.type === "json_object" || (format?.type === "json_schema" && !format.json_schema.schema);
  if (!bare) return [];
  warnings.push(changed("response_format", "without a schema JSON is asked for in words"));
  return [{ type: "text", text: "Answer with one bare JSON object." }];
}

/** Anthropic's words for OpenAI's tiers. */
const tiers = { auto: "auto", priority: "auto", default: "standard_only" } as const;

function setAccount(body: AnthropicBody, request: ChatCompletionRequest, warnings: Warning[]): void {
  const user = request.safety_identifier ?? request.user;
  // Anthropic refuses ids that name a person, an address above all, and those over 256 characters.
  if (user && !user.includes("@") && user.length <= 256) body.metadata = { user_id: user };
  else if (user) warnings.push(dropped("user", "Anthropic takes an opaque id of 256 characters"));
  const tier = tierFor(request, tiers, "Anthropic", warnings);
  if (tier) body.service_tier = tier;
  const cache = request.prompt_cache_options;
  if (cache?.mode === "implicit") body.cache_control = cacheControl(cache.ttl && "1h");
}

/**
 * Whether the answer has begun, with words at the end or with a call whose result is the last thing said, and without thinking
 * that Anthropic signed.
 */
function isBegunBare(messages: readonly ChatMessage[]): boolean {
  const caller = messages.findLast((message) => message.role === "assistant");
  return (
    /tool|function|assistant/.test(messages.at(-1)?.role ?? "") &&
    caller?.role === "assistant" &&
    !caller.reasoning_details?.some((detail) => detail.provider === "anthropic")
  );
}
