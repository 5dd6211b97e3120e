import { ChunkTranslator, type MistralAnswer } from "./chunk-translator.ts";
import { assembleCompletion, type ChatCompletion } from "./core.ts";
import { isObject, type JsonObject, listOf } from "./json.ts";
import type { AnswerForms } from "./to-mistral.ts";

/** Whether what came is an answer of Mistral's. */
export function isAnswer(value: unknown): value is MistralAnswer {
  return isObject(value) && typeof value.id === "string" && Array.isArray(value.choices);
}

/**
 * Mistral's answer in OpenAI's shape: what it comes to as a stream of one chunk. `model` is the name for an answer that
 * tells none.
 */
export function fromMistral(answer: MistralAnswer, forms: AnswerForms, model: string): ChatCompletion {
  const choices = answer.choices.map(wholeChoice);
  return assembleCompletion([new ChunkTranslator(forms, model).translate({ ...answer, choices })]);
}

function wholeChoice(value: unknown, place: number): JsonObject {
  if (!isObject(value)) throw new TypeError("A choice is no object.");
  const { index = place, finishReason, message, messages } = value;
  // An answer with Mistral's own tools in it comes as the messages that led to it.
  const said = (isObject(message) ? [message] : listOf(messages)).filter(isObject);
  if (said.length === 0) throw new TypeError("A choice has no message.");
  const content = said.filter(({ role }) => role !== "tool").flatMap(contentList);
  const delta = { role: "assistant", content, toolCalls: said.flatMap(({ toolCalls }) => listOf(toolCalls)) };
  return { index, finishReason: finishReason ?? "stop", delta };
}

function contentList({ content }: JsonObject): readonly unknown[] {
  return typeof content === "string" ? [{ type: "text", text: content }] : listOf(content);
}
