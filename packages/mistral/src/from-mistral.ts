import {
  type ChatCompletion,
  type ChatCompletionChoice,
  type ChatCompletionMessage,
  customInput,
  epochSeconds,
  type ReasoningDetail,
  type ToolCall,
} from "@overture/core/provider";
import { contentPieces } from "./from-content.ts";
import { finishReasonOf } from "./from-finish-reason.ts";
import { fromUsage, serviceTierOf } from "./from-usage.ts";
import { isObject, type JsonObject, listOf, objectOf } from "./json.ts";
import { PrefixCut } from "./prefix-cut.ts";
import { Thinking } from "./thinking.ts";
import type { AnswerForms } from "./to-mistral.ts";
import { shortId } from "./tool-ids.ts";

/** An answer of Mistral's, as far as it is read here, in the SDK's names. */
export interface MistralAnswer extends JsonObject {
  readonly id: string;
  readonly choices: readonly unknown[];
}

/** Whether what came is an answer of Mistral's. */
export function isAnswer(value: unknown): value is MistralAnswer {
  return isObject(value) && typeof value.id === "string" && Array.isArray(value.choices);
}

/** Mistral's answer in OpenAI's shape. `model` is the name for an answer that tells none. */
export function fromMistral(answer: MistralAnswer, forms: AnswerForms, model: string): ChatCompletion {
  const completion: ChatCompletion = {
    id: answer.id,
    object: "chat.completion",
    created: typeof answer.created === "number" ? answer.created : epochSeconds(),
    model: typeof answer.model === "string" ? answer.model : model,
    choices: answer.choices.map((choice, index) => choiceFrom(choice, index, answer.id, forms)),
  };
  const usage = fromUsage(answer.usage);
  if (usage) completion.usage = usage;
  const tier = serviceTierOf(answer.usage);
  if (tier !== undefined) completion.service_tier = tier;
  return completion;
}

/** A call's arguments as JSON text: Mistral sends them so, or as the object itself. */
export function argumentsOf(given: unknown): string {
  return typeof given === "string" ? given : JSON.stringify(given ?? {});
}

/** A call's id, or one made up where the SDK says that there was none; `place` is what is told apart by it. */
export function callId(id: unknown, place: string): string {
  return typeof id === "string" && id !== "" && id !== "null" ? id : shortId(place);
}

function choiceFrom(value: unknown, index: number, id: string, forms: AnswerForms): ChatCompletionChoice {
  if (!isObject(value)) throw new TypeError("A choice is no object.");
  // An answer with Mistral's own tools in it comes as the messages that led to it.
  const messages = isObject(value.message) ? [value.message] : listOf(value.messages).filter(isObject);
  if (messages.length === 0) throw new TypeError("A choice has no message.");
  return {
    index: typeof value.index === "number" ? value.index : index,
    message: messageFrom(messages, `${id} ${index}`, forms),
    finish_reason: finishReasonOf(value.finishReason, forms),
    logprobs: null,
  };
}

function messageFrom(messages: readonly JsonObject[], place: string, forms: AnswerForms): ChatCompletionMessage {
  const cut = new PrefixCut(forms.prefix);
  const details: ReasoningDetail[] = [];
  let thinking: Thinking | undefined;
  let [text, reasoning] = ["", ""];
  for (const piece of messages.filter((said) => said.role !== "tool").flatMap((said) => contentPieces(said.content))) {
    if (piece.kind === "thinking") {
      thinking ??= new Thinking();
      reasoning += thinking.add(piece.chunk);
      continue;
    }
    if (thinking) details.push(thinking.detail());
    thinking = undefined;
    text += cut.cut(piece.text);
  }
  if (thinking) details.push(thinking.detail());
  text += cut.rest();
  const message: ChatCompletionMessage = { role: "assistant", content: text === "" ? null : text, refusal: null };
  const calls = messages
    .flatMap((said) => listOf(said.toolCalls))
    .map((call, at) => callFrom(call, `${place} ${at}`, forms));
  const [first] = calls;
  if (first?.type === "function" && forms.legacy) message.function_call = first.function;
  else if (first) message.tool_calls = calls;
  if (reasoning !== "") message.reasoning_content = reasoning;
  if (details.length > 0) message.reasoning_details = details;
  return message;
}

function callFrom(value: unknown, place: string, forms: AnswerForms): ToolCall {
  const call = objectOf(value);
  const called = objectOf(call.function);
  const id = callId(call.id, place);
  const name = String(called.name);
  const given = argumentsOf(called.arguments);
  return forms.custom.has(name)
    ? { id, type: "custom", custom: { name, input: customInput(given) } }
    : { id, type: "function", function: { name, arguments: given } };
}
