import { argumentsText, piecesOf, type SimulatedAnswer, type SimulatedUsage, textOf } from "../answer.ts";
import type { WireEvent } from "../delivery.ts";
import type { FormattedAnswer } from "../format.ts";
import type { JsonObject } from "../json.ts";

/** How Mistral streams. */
export interface MistralStreaming {
  /** Whether a stream has all calls in one chunk with the finish reason, as most models do. @default false: in pieces */
  readonly wholeToolCalls?: boolean | undefined;
}

function usageOf(usage: SimulatedUsage): JsonObject {
  const cached = usage.cacheReadTokens ?? 0;
  const reasoning = usage.reasoningTokens ?? 0;
  return {
    prompt_tokens: usage.inputTokens,
    total_tokens: usage.inputTokens + usage.outputTokens,
    completion_tokens: usage.outputTokens,
    ...(cached > 0 ? { prompt_tokens_details: { cached_tokens: cached } } : {}),
    ...(reasoning > 0 ? { completion_tokens_details: { reasoning_tokens: reasoning } } : {}),
  };
}

function finishReason(answer: SimulatedAnswer): string {
  return answer.finishReason ?? ((answer.toolCalls ?? []).length > 0 ? "tool_calls" : "stop");
}

/**
 * The words of an answer, behind those that it goes on from: Mistral says them again. It has no place for a refusal: its
 * models decline in plain words.
 */
function wordsOf({ answer, request }: FormattedAnswer): string | undefined {
  const words = textOf(answer) ?? answer.refusal;
  return request.prefix === undefined ? words : request.prefix + (words ?? "");
}

function envelope(init: FormattedAnswer, object: string): JsonObject {
  const { answer, created, number, request } = init;
  const id = `${number.toString(16).padStart(8, "0")}0299614c679a0068a4f2c8ff`;
  return { id, object, created, model: answer.model ?? request.model };
}

/** Ids of calls have nine letters and digits. */
function callId(init: FormattedAnswer, index: number): string {
  return (
    init.answer.toolCalls?.[index]?.id ??
    `s${init.number.toString(36).padStart(6, "0")}${index.toString(36).padStart(2, "0")}`
  );
}

function toolCalls(init: FormattedAnswer): JsonObject[] {
  return (init.answer.toolCalls ?? []).map((call, index) => {
    return { id: callId(init, index), function: { name: call.name, arguments: argumentsText(call) }, index };
  });
}

function thinking(text: string): JsonObject {
  return { type: "thinking", thinking: [{ type: "text", text }] };
}

function contentOf(init: FormattedAnswer): unknown {
  const { answer } = init;
  const words = wordsOf(init);
  if (answer.reasoning === undefined) return words ?? "";
  const said = words === undefined ? [] : [{ type: "text", text: words }];
  return [{ ...thinking(answer.reasoning), closed: true }, ...said];
}

/** A whole answer in Mistral's form. */
export function mistralBody(init: FormattedAnswer): JsonObject {
  const { answer, usage } = init;
  const calls = toolCalls(init);
  const message = { role: "assistant", tool_calls: calls.length > 0 ? calls : null, content: contentOf(init) };
  return {
    ...envelope(init, "chat.completion"),
    ...(usage === undefined ? {} : { usage: usageOf(usage) }),
    choices: [{ index: 0, finish_reason: finishReason(answer), message }],
  };
}

/** A call in pieces. Those after the first have Mistral's words for no id and no name. */
function callPieces(init: FormattedAnswer): JsonObject[] {
  return (init.answer.toolCalls ?? []).flatMap((call, index) => {
    const start = { id: callId(init, index), function: { name: call.name, arguments: "" }, index };
    const pieces = piecesOf(argumentsText(call), 6).map((piece) => {
      return { id: "null", function: { name: "", arguments: piece }, index };
    });
    return [start, ...pieces].map((piece) => ({ tool_calls: [piece] }));
  });
}

/** The chunks of an answer in Mistral's form, `[DONE]` included. */
export function mistralEvents(init: FormattedAnswer, streaming: MistralStreaming): readonly WireEvent[] {
  const { answer, usage } = init;
  const whole = streaming.wholeToolCalls === true ? toolCalls(init) : [];
  const deltas: JsonObject[] = [
    ...piecesOf(answer.reasoning ?? "").map((piece) => ({ content: [thinking(piece)] })),
    ...piecesOf(wordsOf(init) ?? "").map((piece) => ({ content: piece })),
    ...(whole.length > 0 ? [] : callPieces(init)),
  ];
  const base = envelope(init, "chat.completion.chunk");
  const chunk = (delta: JsonObject, finish: string | null, content: boolean): WireEvent => ({
    data: JSON.stringify({
      ...base,
      choices: [{ index: 0, delta, finish_reason: finish, logprobs: null }],
      ...(finish === null || usage === undefined ? {} : { usage: usageOf(usage) }),
    }),
    content,
  });
  const opening = { role: "assistant", content: "" };
  const roleFirst = init.delivery.roleOnlyFirst !== false || deltas.length === 0;
  const pieces = deltas.map((delta, index) => {
    return chunk(!roleFirst && index === 0 ? { ...opening, ...delta } : delta, null, true);
  });
  const last = whole.length > 0 ? { content: null, tool_calls: whole } : { content: "" };
  return [
    ...(roleFirst ? [chunk(opening, null, false)] : []),
    ...pieces,
    chunk(last, finishReason(answer), whole.length > 0),
    { data: "[DONE]", content: false },
  ];
}

/** The events that replay recorded chunks. */
export function mistralReplay(lines: readonly string[]): readonly WireEvent[] {
  return [...lines.map((data) => ({ data, content: true })), { data: "[DONE]", content: false }];
}
