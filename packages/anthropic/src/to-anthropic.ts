import type { OutputConfig, TextBlockParam } from "@anthropic-ai/sdk/resources/messages";
import {
  type Call,
  type ChatCompletionRequest,
  type ChatMessage,
  changed,
  dropped,
  ProviderFault,
  type Warning,
  withoutRepeats,
} from "@overture/core/provider";
import type { AnthropicBody } from "./anthropic-body.ts";
import { traitsOf } from "./model-traits.ts";
import { mergeProviderOptions } from "./provider-options.ts";
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
  refuseUnsupported(request);
  const warnings: Warning[] = [];
  const { model, card } = call;
  const traits = traitsOf(model, card);
  const { system, messages } = toConversation(request.messages, traits.systemTurns, warnings);
  const { tools, choice, forms } = toTools(request, card?.capabilities.jsonSchema !== false, warnings);
  const maxTokens = maxTokensOf(request, card?.maxOutputTokens, warnings);
  const forcedTool = choice?.type === "any" || choice?.type === "tool";
  const bareToolLoop = endsInBareToolLoop(request.messages);
  const reasoning = toReasoning(request, { traits, card, maxTokens, forcedTool, bareToolLoop }, warnings);

  const body: AnthropicBody = { model, max_tokens: maxTokens, messages };
  const instructions = [...system, ...jsonInstruction(request, warnings)];
  if (instructions.length > 0) body.system = instructions;
  if (tools.length > 0) body.tools = tools;
  if (choice) body.tool_choice = choice;
  if (reasoning.thinking) body.thinking = reasoning.thinking;
  const output = outputConfig(request, reasoning.effort);
  if (output) body.output_config = output;
  setSampling(body, request, traits, warnings);
  setAccount(body, request, warnings);
  const betas = mergeProviderOptions(body, request.providerOptions?.[id]);
  return { body, betas, forms, warnings: withoutRepeats(warnings) };
}

function refuseUnsupported(request: ChatCompletionRequest): void {
  const refused =
    (request.n ?? 1) > 1
      ? { param: "n", message: "Anthropic gives one answer a request; n must be 1." }
      : request.modalities?.includes("audio")
        ? { param: "modalities", message: "Anthropic's models do not speak." }
        : request.web_search_options
          ? {
              param: "web_search_options",
              message: "Ask for Anthropic's web search in providerOptions.anthropic.tools.",
            }
          : undefined;
  if (refused) throw new ProviderFault({ kind: "unsupported", ...refused });
}

function maxTokensOf(request: ChatCompletionRequest, most: number | undefined, warnings: Warning[]): number {
  const asked = request.max_completion_tokens ?? request.max_tokens;
  if (asked === null || asked === undefined) return most ?? cautiousMaxTokens;
  if (most === undefined || asked <= most) return asked;
  const param = request.max_completion_tokens == null ? "max_tokens" : "max_completion_tokens";
  warnings.push(changed(param, `this model gives at most ${most} tokens`));
  return most;
}

function outputConfig(
  request: ChatCompletionRequest,
  effort: NonNullable<OutputConfig["effort"]> | undefined,
): OutputConfig | undefined {
  const output: OutputConfig = {};
  if (effort) output.effort = effort;
  const format = request.response_format;
  if (format?.type === "json_schema" && format.json_schema.schema) {
    output.format = { type: "json_schema", schema: { ...format.json_schema.schema } };
  }
  return Object.keys(output).length > 0 ? output : undefined;
}

/** Anthropic enforces a schema, but has no "any JSON": there the model is told in words. */
function jsonInstruction(request: ChatCompletionRequest, warnings: Warning[]): TextBlockParam[] {
  const format = request.response_format;
  const bare = format?.type === "json_object" || (format?.type === "json_schema" && !format.json_schema.schema);
  if (!bare) return [];
  warnings.push(
    changed("response_format", "Anthropic enforces JSON only with a schema, so the model was told in words"),
  );
  return [{ type: "text", text: "Answer with one JSON object and nothing else: no words around it, no code fence." }];
}

function setAccount(body: AnthropicBody, request: ChatCompletionRequest, warnings: Warning[]): void {
  const user = request.safety_identifier ?? request.user;
  if (user) {
    // Anthropic refuses ids that name a person, an address above all, and those over 256 characters.
    if (user.includes("@") || user.length > 256)
      warnings.push(dropped("user", "Anthropic takes an opaque id of at most 256 characters"));
    else body.metadata = { user_id: user };
  }
  const tier = request.service_tier;
  if (tier === "auto" || tier === "priority") body.service_tier = "auto";
  else if (tier === "default") body.service_tier = "standard_only";
  else if (tier)
    warnings.push(dropped("service_tier", `Anthropic has no tier like ${JSON.stringify(tier.slice(0, 40))}`));
  const cache = request.prompt_cache_options;
  if (cache?.mode === "implicit") {
    body.cache_control = cache.ttl === undefined ? { type: "ephemeral" } : { type: "ephemeral", ttl: "1h" };
  }
}

/** Whether the last thing said is a tool's result, for a call that was made without thinking that Anthropic signed. */
function endsInBareToolLoop(messages: readonly ChatMessage[]): boolean {
  const last = messages.at(-1)?.role;
  if (last !== "tool" && last !== "function") return false;
  const caller = messages.findLast((message) => message.role === "assistant");
  return caller?.role === "assistant" && !caller.reasoning_details?.some((detail) => detail.provider === "anthropic");
}
