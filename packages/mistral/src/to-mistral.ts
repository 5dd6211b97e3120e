import type { ChatCompletionRequest as MistralRequest } from "@mistralai/mistralai/models/components";
import {
  type Call,
  type ChatCompletionRequest,
  changed,
  joinedText,
  jsonFormOf,
  present,
  refuseBeyondText,
  tierFor,
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
  const form = jsonFormOf(request);
  if (!form) return;
  const { name, description, schema, strict } = form;
  if (name !== undefined && !schema) {
    warnings.push(changed("response_format", "there is no schema, so the answer is held to JSON alone"));
  }
  body.responseFormat = schema
    ? {
        type: "json_schema",
        jsonSchema: present({
          name: name ?? "answer",
          schemaDefinition: { ...schema },
          description: description || undefined,
          strict: strict ?? undefined,
        }),
      }
    : { type: "json_object" };
}

/** Mistral's words for OpenAI's tiers. */
const tiers = { auto: "auto", priority: "auto", default: "standard_only" } as const;

function setAccount(body: MistralRequest, request: ChatCompletionRequest, warnings: Warning[]): void {
  if (request.metadata) body.metadata = { ...request.metadata };
  if (request.prompt_cache_key) body.promptCacheKey = request.prompt_cache_key;
  if (request.prediction) body.prediction = { type: "content", content: joinedText(request.prediction.content) };
  const tier = tierFor(request, tiers, "Mistral", warnings);
  if (tier) body.serviceTier = tier;
}
