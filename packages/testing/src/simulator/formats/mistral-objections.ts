import type { VendorErrorDetails } from "../format.ts";
import { type JsonObject, listAt, numberAt, objectAt, textAt } from "../json.ts";
import { objectionToHistory } from "./mistral-history.ts";

/** Which of Mistral's rules a simulator holds requests to, beyond those that always hold. */
export interface MistralRules {
  /** Whether a model refuses any temperature. @default no model does */
  readonly refusesTemperature?: ((model: string) => boolean) | undefined;
  /** Fields that are accepted beside Mistral's own; `"any"` accepts every field. @default none, as Mistral does */
  readonly moreFields?: readonly string[] | "any" | undefined;
}

const knownFields = new Set(
  `model messages temperature top_p max_tokens stream stop random_seed metadata response_format tools tool_choice
  presence_penalty frequency_penalty n prediction parallel_tool_calls reasoning_effort prompt_mode guardrails
  prompt_cache_key service_tier safe_prompt`.split(/\s+/),
);

const messageFields: Readonly<Record<string, readonly string[]>> = {
  system: ["role", "content"],
  user: ["role", "content"],
  assistant: ["role", "content", "tool_calls", "prefix"],
  tool: ["role", "content", "tool_call_id", "name"],
};

const efforts = ["none", "minimal", "low", "medium", "high", "xhigh", "max"];

/** A field that is wrong by its type or its name: status 422. */
function invalid(param: string, message: string, code: string): VendorErrorDetails {
  return { status: 422, param, message, code };
}

function objectionToFields(body: JsonObject, rules: MistralRules): VendorErrorDetails | undefined {
  if (textAt(body.model) === undefined) return invalid("model", "Field required", "missing");
  const more = rules.moreFields ?? [];
  const unknown = Object.keys(body).find((field) => more !== "any" && !knownFields.has(field) && !more.includes(field));
  if (unknown !== undefined) return invalid(unknown, "Extra inputs are not permitted", "extra_forbidden");
  if (listAt(body.messages).length === 0)
    return { message: "Conversation must have at least one message", code: "3230" };
  for (const [index, value] of listAt(body.messages).entries()) {
    const message = objectAt(value);
    const known = messageFields[String(message.role)];
    if (known === undefined) return invalid(`messages.${index}`, "Input tag was not found", "union_tag_invalid");
    const strange = Object.keys(message).find((field) => !known.includes(field));
    if (strange === undefined) continue;
    const param = `messages.${index}.${String(message.role)}.${strange}`;
    return invalid(param, "Extra inputs are not permitted", "extra_forbidden");
  }
  return undefined;
}

function objectionToTools(body: JsonObject): VendorErrorDetails | undefined {
  for (const [index, tool] of listAt(body.tools).entries()) {
    const offered = objectAt(objectAt(tool).function);
    const param = `tools.${index}.function.parameters`;
    if (offered.parameters === undefined) return invalid(param, "Field required", "missing");
    if (typeof offered.name === "string" && /^[a-zA-Z0-9_-]{1,64}$/.test(offered.name)) continue;
    const rule = "must be a-z, A-Z, 0-9, or contain underscores and dashes, with a maximum length of 64.";
    return { message: `Function name was ${String(offered.name)} but ${rule}`, code: "3280" };
  }
  return undefined;
}

function objectionToNumbers(body: JsonObject, rules: MistralRules): VendorErrorDetails | undefined {
  const temperature = numberAt(body.temperature);
  if (temperature !== undefined && rules.refusesTemperature?.(textAt(body.model) ?? "") === true) {
    return invalid("temperature", "This model takes no temperature", "value_error");
  }
  if (temperature !== undefined && temperature > 1.5) {
    return invalid("temperature", "Input should be less than or equal to 1.5", "less_than_equal");
  }
  const seed = numberAt(body.random_seed);
  if (seed !== undefined && seed < 0) {
    return invalid("random_seed", "Input should be greater than or equal to 0", "greater_than_equal");
  }
  if (temperature === 0 && (numberAt(body.top_p) ?? 1) !== 1) {
    return { message: "top_p must be 1 when using greedy sampling.", code: "3054" };
  }
  const effort = body.reasoning_effort ?? "none";
  if (efforts.includes(String(effort))) return undefined;
  return invalid("reasoning_effort", `Input should be ${efforts.join(", ")}`, "enum");
}

/** What Mistral objects to in a chat completions request. */
export function mistralObjection(body: JsonObject, rules: MistralRules): VendorErrorDetails | undefined {
  return (
    objectionToFields(body, rules) ??
    objectionToTools(body) ??
    objectionToNumbers(body, rules) ??
    objectionToHistory(listAt(body.messages).map(objectAt))
  );
}
