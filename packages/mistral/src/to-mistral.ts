import type { ChatCompletionRequest as MistralRequest } from "@mistralai/mistralai/models/components";
import {
  type Call,
  type ChatCompletionRequest,
  changed,
  joinedText,
  present,
  refuseBeyondText,
  unknownTier,
  type Warning,
  withoutRepeats,
} from "./core.ts";
import { mergeProviderOptions } from "./provider-options.ts";
import { toConversation } from "./to-messages.ts";
import { setReasoning } from "./to-reasoning.ts";
import { setSampling } from "./to-sampling.ts";
import { setTools, type ToolForms } from "./to-tools.ts";

/** What the way back must know of a request. */
export interface AnswerForms extends ToolForms {
  /** The words that the answer goes on from: Mistral says them again in front of it. */
  readonly prefix: string;
}

/** A request in Mistral's form, and what the way back must know of it. */
export interface TranslatedRequest {
  readonly body: MistralRequest;
  readonly forms: AnswerForms;
  readonly warnings: Warning[];
}

/**
 * Translates a request; `id` is the adapter's, under which the request keeps its `providerOptions`. Throws `unsupported` for
 * what would change the answer's shape or meaning if it were left out; a mere hint is left out with a warning.
 */
export function toMistral(
  request: ChatCompletionRequest,
  call: Pick<Call, "model" | "card">,
  id: string,
): TranslatedRequest {
  refuseBeyondText(request, "Mistral", true);
  const warnings: Warning[] = [];
  const { messages, prefix } = toConversation(request.messages, call.card, warnings);
  const body: MistralRequest = { model: call.model, messages };
  const forms = setTools(body, request);
  setReasoning(body, request, call, warnings);
  setSampling(body, request, call.card?.capabilities.temperature !== false, warnings);
  setResponseFormat(body, request, warnings);
  setAccount(body, request, warnings);
  mergeProviderOptions(body, request.providerOptions?.[id], warnings);
  return { body, forms: { ...forms, prefix }, warnings: withoutRepeats(warnings) };
}

function setResponseFormat(body: MistralRequest, request: ChatCompletionRequest, warnings: Warning[]): void {
  const format = request.response_format;
  if (format?.type === "json_object") body.responseFormat = { type: "json_object" };
  if (format?.type !== "json_schema") return;
  const { name, description, schema, strict } = format.json_schema;
  if (schema) {
    const jsonSchema = {
      name,
      schemaDefinition: { ...schema },
      description: description || undefined,
      strict: strict ?? undefined,
    };
    body.responseFormat = { type: "json_schema", jsonSchema: present(jsonSchema) };
  } else {
    warnings.push(changed("response_format", "there is no schema, so the answer is held to JSON alone"));
    body.responseFormat = { type: "json_object" };
  }
}

function setAccount(body: MistralRequest, request: ChatCompletionRequest, warnings: Warning[]): void {
  if (request.metadata) body.metadata = { ...request.metadata };
  if (request.prompt_cache_key) body.promptCacheKey = request.prompt_cache_key;
  if (request.prediction) body.prediction = { type: "content", content: joinedText(request.prediction.content) };
  const tier = request.service_tier;
  if (tier === "auto" || tier === "priority") body.serviceTier = "auto";
  else if (tier === "default") body.serviceTier = "standard_only";
  else if (tier) warnings.push(unknownTier("Mistral", tier));
}
