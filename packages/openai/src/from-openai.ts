import {
  type ChatCompletion,
  type ChatCompletionChoice,
  type ChatCompletionMessage,
  countOf,
  epochSeconds,
  faultOfBody,
  isObject,
  type JsonObject,
  type Logprobs,
  ProviderFault,
  textOf,
} from "@overture/core/provider";
import { contentOf } from "./content.ts";
import { finishReasonOf } from "./finish-reason.ts";
import { usageFrom } from "./from-openai-usage.ts";
import { toolCallsFrom } from "./tool-calls.ts";

/** Translates a whole answer. Throws a `malformed` fault for what is no completion, and the fault of an error in its place. */
export function fromOpenAI(data: unknown, model: string): ChatCompletion {
  if (isObject(data) && data.error) throw faultOfBody(data.error);
  if (!isObject(data) || !Array.isArray(data.choices) || data.choices.length === 0) {
    throw new ProviderFault({ kind: "malformed", message: `The response is no chat completion: ${described(data)}.` });
  }
  const id = textOf(data.id) ?? "";
  const completion: ChatCompletion = { ...data, ...frameOf(data, model), object: "chat.completion", choices: [] };
  delete completion.usage;
  const usage = usageFrom(data.usage);
  if (usage) completion.usage = usage;
  for (const [index, choice] of data.choices.entries()) completion.choices.push(choiceFrom(choice, index, id));
  return completion;
}

/** The fields that an answer and each of its chunks share. */
export function frameOf(data: JsonObject, model: string): { id: string; created: number; model: string } {
  return {
    id: textOf(data.id) ?? "",
    created: Math.floor(countOf(data.created) ?? epochSeconds()),
    model: textOf(data.model) ?? model,
  };
}

/** Token probabilities, or null if there are none. */
export function logprobsFrom(value: unknown): Logprobs | null {
  if (!isObject(value) || (!Array.isArray(value.content) && !Array.isArray(value.refusal))) return null;
  return {
    content: Array.isArray(value.content) ? value.content : null,
    refusal: Array.isArray(value.refusal) ? value.refusal : null,
  };
}

function choiceFrom(value: unknown, position: number, completion: string): ChatCompletionChoice {
  if (!isObject(value) || !isObject(value.message)) {
    throw new ProviderFault({
      kind: "malformed",
      message: "The response is no chat completion: a choice has no message.",
    });
  }
  const index = countOf(value.index) ?? position;
  const message = messageFrom(value.message, { completion, choice: index });
  const finish_reason = finishReasonOf(value.finish_reason) ?? (message.tool_calls ? "tool_calls" : "stop");
  return { ...value, index, message, finish_reason, logprobs: logprobsFrom(value.logprobs) };
}

function messageFrom(raw: JsonObject, origin: { completion: string; choice: number }): ChatCompletionMessage {
  const { reasoning: _, reasoning_content: __, reasoning_details: ___, tool_calls, ...rest } = raw;
  const { text, reasoning } = contentOf(raw);
  const message: ChatCompletionMessage = {
    ...rest,
    role: "assistant",
    content: text,
    refusal: textOf(raw.refusal) ?? null,
  };
  const calls = toolCallsFrom(tool_calls, origin);
  if (calls) message.tool_calls = calls;
  if (reasoning !== undefined) message.reasoning_content = reasoning;
  return message;
}

function described(data: unknown): string {
  if (typeof data === "string") return /^\s*</.test(data) ? "it is an HTML page" : "it is plain text";
  return isObject(data) ? "it has no choices" : "it is empty";
}
