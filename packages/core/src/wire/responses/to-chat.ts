import type { ChatMessage } from "../../chat/index.ts";
import { checkPins } from "./check-pins.ts";
import { type Fields, fieldsAt, invalid, isAbsent, isFields, kindOf, listAt } from "./fields.ts";
import type { ResponseSettings } from "./response.ts";
import { toMessages } from "./to-messages.ts";
import { toFormat, toToolChoice, toTools } from "./to-tools.ts";

/** Something that was left out of the translation. */
export interface TranslationWarning {
  readonly code: string;
  readonly message: string;
  readonly param: string;
}

/** A request to the Responses API, as chat has it. */
export interface Translated {
  readonly chat: Fields;
  readonly stream: boolean;
  /** What the response repeats of the request. */
  readonly settings: ResponseSettings;
  readonly warnings: readonly TranslationWarning[];
}

/** Fields with the same name and meaning in chat. `overture` and `providerOptions` are Overture's own. */
const same = [
  ...["model", "temperature", "top_p", "user", "safety_identifier", "service_tier", "prompt_cache_key"],
  ...["prompt_cache_options", "prompt_cache_retention", "overture", "providerOptions"],
] as const;

/** Fields that are translated below, or that only say how the response is to look. */
const read = [
  ...["input", "instructions", "max_output_tokens", "metadata", "parallel_tool_calls", "reasoning", "stream"],
  ...["stream_options", "text", "tool_choice", "tools", "top_logprobs", "include", "truncation", "max_tool_calls"],
] as const;

/** Fields that tie a request to a provider; those that got past the check for them say that they do not. */
const pinning = ["previous_response_id", "conversation", "prompt", "background", "store"] as const;
const known: ReadonlySet<string> = new Set([
  ...[...same, ...read, ...pinning],
  ...["context_management", "moderation", "access_programs"],
]);

/** Translates a request. Throws OpenAI's 400 for what makes no sense, and for what only one provider could serve. */
export function toChat(body: unknown): Translated {
  if (!isFields(body)) throw invalid(undefined, `The request must be an object, not ${kindOf(body)}.`);
  checkPins(body);
  const warnings: TranslationWarning[] = [];
  const warn = (code: string, message: string, param: string): void => {
    warnings.push({ code, message, param });
  };
  const chat: Record<string, unknown> = {};
  for (const field of same) if (!isAbsent(body[field])) chat[field] = body[field];
  chat.messages = messagesOf(body, warn);
  if (!isAbsent(body.max_output_tokens)) chat.max_completion_tokens = limitOf(body.max_output_tokens);
  addTools(chat, body);
  addForm(chat, body);
  if (body.stream === true) Object.assign(chat, { stream: true, stream_options: { include_usage: true } });
  else if (!isAbsent(body.stream) && body.stream !== false) throw invalid("stream", '"stream" must be true or false.');
  if (body.truncation === "auto") {
    warn("parameter_dropped", "truncation was left out: Overture shortens no conversation.", "truncation");
  }
  for (const field of Object.keys(body)) {
    if (known.has(field) || isAbsent(body[field])) continue;
    warn("parameter_dropped", `${field.slice(0, 80)} was left out: Overture does not know it.`, field.slice(0, 80));
  }
  return { chat, stream: body.stream === true, settings: settingsOf(body), warnings };
}

function messagesOf({ instructions, input }: Fields, warn: Parameters<typeof toMessages>[1]): ChatMessage[] {
  const messages = toMessages(input, warn);
  if (isAbsent(instructions) || instructions === "") return messages;
  if (typeof instructions === "string") return [{ role: "system", content: instructions }, ...messages];
  throw invalid("instructions", `"instructions" must be a text, not ${kindOf(instructions)}.`);
}

function limitOf(limit: unknown): number {
  if (typeof limit === "number" && Number.isInteger(limit) && limit >= 1) return limit;
  const given = typeof limit === "number" ? limit : kindOf(limit);
  throw invalid("max_output_tokens", `"max_output_tokens" must be a whole number of 1 or more, not ${given}.`);
}

function addTools(chat: Record<string, unknown>, body: Fields): void {
  const tools = toTools(body.tools);
  const choice = toToolChoice(body.tool_choice);
  // Vendors refuse what is said of tools where there are none.
  if (tools.length === 0) return;
  chat.tools = tools;
  if (choice !== undefined) chat.tool_choice = choice;
  if (!isAbsent(body.parallel_tool_calls)) chat.parallel_tool_calls = body.parallel_tool_calls;
}

function addForm(chat: Record<string, unknown>, body: Fields): void {
  if (!isAbsent(body.text)) {
    const { format, verbosity } = fieldsAt(body.text, "text");
    const wanted = toFormat(format);
    if (wanted) chat.response_format = wanted;
    if (!isAbsent(verbosity)) chat.verbosity = verbosity;
  }
  if (!isAbsent(body.reasoning)) {
    const { effort } = fieldsAt(body.reasoning, "reasoning");
    if (!isAbsent(effort)) chat.reasoning_effort = effort;
  }
  const wantsLogprobs = listAt(body.include, "include").includes("message.output_text.logprobs");
  if (wantsLogprobs || !isAbsent(body.top_logprobs)) chat.logprobs = true;
  if (!isAbsent(body.top_logprobs)) chat.top_logprobs = body.top_logprobs;
}

/** What a response says of its request, with OpenAI's values for what was not said. */
function settingsOf(body: Fields): ResponseSettings {
  const text = isFields(body.text) ? body.text : {};
  const reasoning = isFields(body.reasoning) ? body.reasoning : {};
  return {
    access_programs: null,
    background: false,
    instructions: body.instructions ?? null,
    max_output_tokens: body.max_output_tokens ?? null,
    max_tool_calls: body.max_tool_calls ?? null,
    metadata: body.metadata ?? {},
    parallel_tool_calls: body.parallel_tool_calls ?? true,
    previous_response_id: null,
    prompt_cache_key: body.prompt_cache_key ?? null,
    reasoning: { effort: reasoning.effort ?? null, summary: reasoning.summary ?? null },
    safety_identifier: body.safety_identifier ?? null,
    store: false,
    temperature: body.temperature ?? null,
    text: { format: text.format ?? { type: "text" }, ...(text.verbosity ? { verbosity: text.verbosity } : {}) },
    tool_choice: body.tool_choice ?? "auto",
    tools: body.tools ?? [],
    top_logprobs: body.top_logprobs ?? 0,
    top_p: body.top_p ?? null,
    truncation: "disabled",
    user: body.user ?? null,
  };
}
