import type { VendorErrorDetails } from "../format.ts";
import { isObject, type JsonObject, listAt, numberAt, objectAt, textAt } from "../json.ts";
import { objectionToEffort } from "./openai-effort.ts";

/** Which of OpenAI's rules a simulator holds requests to, beyond those that always hold. */
export interface OpenAIRules {
  /** Whether a model refuses `max_tokens` and wants `max_completion_tokens`. @default no model does */
  readonly refusesMaxTokens?: ((model: string) => boolean) | undefined;
  /** Whether a model refuses any temperature but 1. @default no model does */
  readonly refusesTemperature?: ((model: string) => boolean) | undefined;
  /** Whether GPT-5.4 and later refuse function tools beside a reasoning effort. @default as OpenAI does, where it is OpenAI */
  readonly refusesEffortBesideTools?: boolean | undefined;
  /** Fields that are accepted beside OpenAI's own; `"any"` accepts every field. @default none, as OpenAI does */
  readonly moreFields?: readonly string[] | "any" | undefined;
}

const knownFields = new Set(
  `messages model audio frequency_penalty function_call functions logit_bias logprobs max_completion_tokens max_tokens
  metadata modalities moderation n parallel_tool_calls prediction presence_penalty prompt_cache_key prompt_cache_options
  prompt_cache_retention reasoning_effort response_format safety_identifier seed service_tier stop store stream
  stream_options temperature tool_choice tools top_logprobs top_p user verbosity web_search_options`.split(/\s+/),
);

type Objection = { readonly message: string; readonly param: string; readonly code?: string };

function objectionToHistory(messages: readonly unknown[]): Objection | undefined {
  let unanswered = new Set<string>();
  for (const [index, value] of messages.entries()) {
    const message = objectAt(value);
    const param = `messages.[${index}].role`;
    if (message.role === "tool") {
      if (!unanswered.delete(textAt(message.tool_call_id) ?? "")) {
        const rule = "messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.";
        return { message: `Invalid parameter: ${rule}`, param };
      }
      continue;
    }
    if (unanswered.size > 0) break;
    unanswered = new Set(listAt(message.tool_calls).map((call) => textAt(objectAt(call).id) ?? ""));
    const content = message.content ?? message.tool_calls ?? message.function_call ?? message.refusal;
    if (content === undefined || content === null) {
      return {
        message: `Invalid value for 'content': expected a string, got null.`,
        param: `messages.[${index}].content`,
      };
    }
  }
  if (unanswered.size === 0) return undefined;
  const ids = [...unanswered].join(", ");
  return {
    message: `An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: ${ids}`,
    param: "messages",
  };
}

function objectionToTools(body: JsonObject): Objection | undefined {
  const tools = listAt(body.tools);
  for (const [index, tool] of tools.entries()) {
    const { name } = objectAt(objectAt(tool).function ?? objectAt(tool).custom);
    if (typeof name === "string" && /^[a-zA-Z0-9_-]{1,64}$/.test(name)) continue;
    const param = `tools[${index}].function.name`;
    return { message: `Invalid '${param}': string does not match pattern '^[a-zA-Z0-9_-]+$'.`, param };
  }
  if (tools.length > 0) return undefined;
  for (const param of ["tool_choice", "parallel_tool_calls"]) {
    if (body[param] === undefined || body[param] === null) continue;
    return { message: `Invalid value for '${param}': '${param}' is only allowed when 'tools' are specified.`, param };
  }
  return undefined;
}

function objectionToFormat(body: JsonObject): Objection | undefined {
  const format = objectAt(body.response_format);
  const schema = objectAt(format.json_schema);
  if (format.type === "json_schema" && (textAt(schema.name) ?? "") === "") {
    const param = "response_format.json_schema.name";
    return { message: `Missing required parameter: '${param}'.`, param, code: "missing_required_parameter" };
  }
  if (format.type === "json_object" && !/json/i.test(JSON.stringify(body.messages))) {
    const message =
      "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.";
    return { message, param: "messages" };
  }
  return undefined;
}

function objectionToNumbers(body: JsonObject, rules: OpenAIRules): Objection | undefined {
  const model = textAt(body.model) ?? "";
  const temperature = numberAt(body.temperature);
  if (temperature !== undefined && (temperature < 0 || temperature > 2)) {
    return {
      message: `Invalid 'temperature': expected a value between 0 and 2, got ${temperature}.`,
      param: "temperature",
    };
  }
  // A model that reasons only if it is asked to takes both where it is told not to.
  const reasons = body.reasoning_effort !== "none" && rules.refusesTemperature?.(model) === true;
  if (body.logprobs === true && reasons) {
    return { message: "logprobs are not supported with reasoning models.", param: "logprobs" };
  }
  if (temperature !== undefined && temperature !== 1 && reasons) {
    const message = `Unsupported value: 'temperature' does not support ${temperature} with this model. Only the default (1) value is supported.`;
    return { message, param: "temperature", code: "unsupported_value" };
  }
  if (numberAt(body.max_tokens) !== undefined && rules.refusesMaxTokens?.(model) === true) {
    const message =
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.";
    return { message, param: "max_tokens", code: "unsupported_parameter" };
  }
  if (listAt(body.stop).length > 4)
    return { message: "Invalid 'stop': array too long. Expected at most 4.", param: "stop" };
  if (isObject(body.stream_options) && body.stream !== true) {
    const message = "The 'stream_options' parameter is only allowed when 'stream' is enabled.";
    return { message, param: "stream_options" };
  }
  return undefined;
}

function objectionToFields(body: JsonObject, rules: OpenAIRules): Objection | undefined {
  if (textAt(body.model) === undefined) return { message: "you must provide a model parameter", param: "model" };
  if (listAt(body.messages).length === 0) {
    const message =
      "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.";
    return { message, param: "messages", code: "empty_array" };
  }
  const more = rules.moreFields ?? [];
  const unknown = Object.keys(body).find((field) => more !== "any" && !knownFields.has(field) && !more.includes(field));
  if (unknown === undefined) return undefined;
  return { message: `Unknown parameter: '${unknown}'.`, param: unknown, code: "unknown_parameter" };
}

/** What OpenAI objects to in a chat completions request. */
export function openAIObjection(body: JsonObject, rules: OpenAIRules): VendorErrorDetails | undefined {
  return (
    objectionToFields(body, rules) ??
    objectionToHistory(listAt(body.messages)) ??
    objectionToTools(body) ??
    (rules.refusesEffortBesideTools === true ? objectionToEffort(body) : undefined) ??
    objectionToFormat(body) ??
    objectionToNumbers(body, rules)
  );
}
