import { argumentsText, piecesOf, type SimulatedAnswer, type SimulatedUsage, textOf } from "../answer.ts";
import type { WireEvent } from "../delivery.ts";
import type { FormattedAnswer } from "../format.ts";
import type { JsonObject } from "../json.ts";

/** What vendors that speak OpenAI's format do differently. */
export interface OpenAIDialect {
  /** Whether reasoning comes in words, as `reasoning_content`. @default false, as OpenAI does */
  readonly reasoningContent?: boolean | undefined;
  /** Whether usage also says `prompt_cache_hit_tokens`, as DeepSeek's does. @default false */
  readonly cacheHitTokens?: boolean | undefined;
}

function usageOf(usage: SimulatedUsage, dialect: OpenAIDialect): JsonObject {
  const cached = usage.cacheReadTokens ?? 0;
  return {
    prompt_tokens: usage.inputTokens,
    completion_tokens: usage.outputTokens,
    total_tokens: usage.inputTokens + usage.outputTokens,
    prompt_tokens_details: { cached_tokens: cached, cache_write_tokens: usage.cacheWriteTokens ?? 0, audio_tokens: 0 },
    completion_tokens_details: {
      reasoning_tokens: usage.reasoningTokens ?? 0,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
    ...(dialect.cacheHitTokens === true
      ? { prompt_cache_hit_tokens: cached, prompt_cache_miss_tokens: usage.inputTokens - cached }
      : {}),
  };
}

function finishReason(answer: SimulatedAnswer): string {
  return answer.finishReason ?? ((answer.toolCalls ?? []).length > 0 ? "tool_calls" : "stop");
}

function envelope(init: FormattedAnswer, object: string): JsonObject {
  const { answer, created, number, request } = init;
  return {
    id: `chatcmpl-sim${number}`,
    object,
    created,
    model: answer.model ?? request.model,
    service_tier: "default",
    system_fingerprint: "fp_simulated",
  };
}

function callId(init: FormattedAnswer, index: number): string {
  return init.answer.toolCalls?.[index]?.id ?? `call_sim${init.number}x${index}`;
}

/** A whole answer in OpenAI's form. */
export function openAIBody(init: FormattedAnswer, dialect: OpenAIDialect): JsonObject {
  const { answer, usage } = init;
  const calls = (answer.toolCalls ?? []).map((call, index) => ({
    id: callId(init, index),
    type: "function",
    function: { name: call.name, arguments: argumentsText(call) },
  }));
  const message = {
    role: "assistant",
    content: textOf(answer) ?? null,
    ...(dialect.reasoningContent === true && answer.reasoning !== undefined
      ? { reasoning_content: answer.reasoning }
      : {}),
    ...(calls.length > 0 ? { tool_calls: calls } : {}),
    refusal: answer.refusal ?? null,
    annotations: [],
  };
  return {
    ...envelope(init, "chat.completion"),
    choices: [{ index: 0, message, logprobs: null, finish_reason: finishReason(answer) }],
    ...(usage === undefined ? {} : { usage: usageOf(usage, dialect) }),
  };
}

function toolCallDeltas(init: FormattedAnswer): JsonObject[] {
  return (init.answer.toolCalls ?? []).flatMap((call, index) => {
    const named = { name: call.name, arguments: "" };
    const start = { index, id: callId(init, index), type: "function", function: named };
    const pieces = piecesOf(argumentsText(call), 6).map((piece) => ({ index, function: { arguments: piece } }));
    return [start, ...pieces].map((delta) => ({ tool_calls: [delta] }));
  });
}

/** The chunks of an answer in OpenAI's form, `[DONE]` included. */
export function openAIEvents(init: FormattedAnswer, dialect: OpenAIDialect): readonly WireEvent[] {
  const { answer, request, usage } = init;
  const reasoning = dialect.reasoningContent === true ? piecesOf(answer.reasoning ?? "") : [];
  const deltas: JsonObject[] = [
    ...reasoning.map((piece) => ({ reasoning_content: piece })),
    ...piecesOf(textOf(answer) ?? "").map((piece) => ({ content: piece })),
    ...piecesOf(answer.refusal ?? "").map((piece) => ({ refusal: piece })),
    ...toolCallDeltas(init),
  ];
  const base = envelope(init, "chat.completion.chunk");
  // OpenAI says `usage: null` on every chunk but the last, and only where usage was asked for.
  const noUsage = request.includeUsage ? { usage: null } : {};
  const chunk = (delta: JsonObject, finish: string | null, content: boolean): WireEvent => ({
    data: JSON.stringify({
      ...base,
      choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
      ...noUsage,
    }),
    content,
  });
  const opening = { role: "assistant", content: answer.toolCalls === undefined ? "" : null, refusal: null };
  const roleFirst = init.delivery.roleOnlyFirst !== false || deltas.length === 0;
  const pieces = deltas.map((delta, index) => {
    return chunk(!roleFirst && index === 0 ? { ...opening, ...delta } : delta, null, true);
  });
  const events = [
    ...(roleFirst ? [chunk(opening, null, false)] : []),
    ...pieces,
    chunk({}, finishReason(answer), false),
  ];
  if (request.includeUsage && usage !== undefined) {
    events.push({ data: JSON.stringify({ ...base, choices: [], usage: usageOf(usage, dialect) }), content: false });
  }
  return [...events, { data: "[DONE]", content: false }];
}

/** The events that replay recorded chunks. */
export function openAIReplay(lines: readonly string[]): readonly WireEvent[] {
  return [...lines.map((data) => ({ data, content: true })), { data: "[DONE]", content: false }];
}
