import type { ChatCompletion, ChatCompletionRequest, ToolCall } from "../../chat/index.ts";
import { type Choices, choiceIn, choicesIn } from "./choice.ts";
import { canonical, jsonIn } from "./json-value.ts";
import { announcedAnswer, isShort, normalText } from "./plain-text.ts";
import { type Quantity, quantityIn } from "./quantity.ts";

/** What an answer says, in the form in which it can be counted. */
export type Ballot =
  | { readonly kind: "tools"; readonly key: string }
  | { readonly kind: "json"; readonly value: unknown }
  | { readonly kind: "choice"; readonly key: string }
  | { readonly kind: "number"; readonly quantity: Quantity }
  /** `closed`: so short that it is an answer and nothing else. */
  | { readonly kind: "text"; readonly key: string; readonly closed: boolean };

/** What a request says of the form of its answer. */
export interface Form {
  /** Whether the answer has to be JSON. */
  readonly json: boolean;
  readonly choices: Choices | undefined;
}

/** Reads the form that a request asks for. */
export function formOf({ response_format, messages }: ChatCompletionRequest): Form {
  const json = response_format?.type === "json_schema" || response_format?.type === "json_object";
  return { json, choices: json ? undefined : choicesIn(lastQuestion(messages)) };
}

/** Whether the request alone says that its answers can be counted, before there are any. */
export function isClosedForm({ json, choices }: Form): boolean {
  return json || choices !== undefined;
}

/** Whether answers of this sort can be counted. */
export function isClosed(ballot: Ballot): boolean {
  return ballot.kind !== "text" || ballot.closed;
}

/** Reads what an answer says. */
export function ballotOf({ choices: [choice] }: ChatCompletion, form: Form): Ballot {
  const calls = choice?.message.tool_calls ?? [];
  if (calls.length > 0) return { kind: "tools", key: calls.map(callKey).sort().join("\n") };
  const text = choice?.message.content ?? "";
  const value = form.json ? jsonIn(text) : undefined;
  if (value !== undefined) return { kind: "json", value };
  const letter = form.choices && choiceIn(text, form.choices);
  if (letter !== undefined) return { kind: "choice", key: letter };
  const announced = announcedAnswer(text);
  const said = announced !== undefined && isShort(announced) ? announced : text;
  const quantity = quantityIn(said) ?? quantityIn(lastLine(text));
  if (quantity) return { kind: "number", quantity };
  return { kind: "text", key: normalText(said), closed: isShort(said) };
}

function callKey(call: ToolCall): string {
  if (call.type === "custom") return `${call.custom.name} ${call.custom.input.trim()}`;
  const value = jsonIn(call.function.arguments || "{}");
  return `${call.function.name} ${value === undefined ? call.function.arguments : canonical(value)}`;
}

function lastLine(text: string): string {
  return text.trimEnd().split("\n").at(-1) ?? "";
}

function lastQuestion(messages: ChatCompletionRequest["messages"]): string {
  const last = messages.findLast(({ role }) => role === "user");
  if (!last) return "";
  if (typeof last.content === "string") return last.content;
  return (last.content ?? []).map((part) => (part.type === "text" ? part.text : "")).join("\n");
}
