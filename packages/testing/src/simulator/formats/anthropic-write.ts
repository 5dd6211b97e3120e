import { argumentsText, piecesOf, type SimulatedAnswer, type SimulatedUsage, textOf } from "../answer.ts";
import type { WireEvent } from "../delivery.ts";
import type { FormattedAnswer } from "../format.ts";
import { type JsonObject, objectAt, parseJson, textAt } from "../json.ts";
import { signatureOf } from "./anthropic-signature.ts";

const stopReasons: Readonly<Record<string, string>> = {
  stop: "end_turn",
  length: "max_tokens",
  tool_calls: "tool_use",
  content_filter: "refusal",
};

function stopReasonOf(answer: SimulatedAnswer): string {
  if (answer.stopSequence !== undefined) return "stop_sequence";
  if (answer.finishReason !== undefined) return stopReasons[answer.finishReason] ?? answer.finishReason;
  if (answer.refusal !== undefined) return "refusal";
  return (answer.toolCalls ?? []).length > 0 ? "tool_use" : "end_turn";
}

function endOf(answer: SimulatedAnswer): JsonObject {
  const reason = stopReasonOf(answer);
  const explanation = answer.refusal ?? null;
  const details = reason === "refusal" ? { type: "refusal", category: "general_harms", explanation } : null;
  return { stop_reason: reason, stop_sequence: answer.stopSequence ?? null, stop_details: details };
}

function inputUsage(usage: SimulatedUsage): JsonObject {
  const [read, written] = [usage.cacheReadTokens ?? 0, usage.cacheWriteTokens ?? 0];
  return {
    // Anthropic counts what the cache gave or took apart from the rest of the input.
    input_tokens: usage.inputTokens - read - written,
    cache_creation_input_tokens: written,
    cache_read_input_tokens: read,
  };
}

function usageOf(usage: SimulatedUsage): JsonObject {
  const thinking = usage.reasoningTokens ?? 0;
  return {
    ...inputUsage(usage),
    output_tokens: usage.outputTokens,
    ...(thinking === 0 ? {} : { output_tokens_details: { thinking_tokens: thinking } }),
  };
}

/** An answer's blocks, in the order in which Anthropic gives them; a refusal has none. */
function blocksOf(init: FormattedAnswer): readonly JsonObject[] {
  const { answer, number, request } = init;
  const text = textOf(answer);
  const { reasoning } = answer;
  return [
    ...(reasoning === undefined
      ? []
      : [{ type: "thinking", thinking: request.showReasoning ? reasoning : "", signature: signatureOf(reasoning) }]),
    ...(text === undefined || text === "" ? [] : [{ type: "text", text }]),
    ...(answer.toolCalls ?? []).map((call, index) => ({
      type: "tool_use",
      id: call.id ?? `toolu_sim${number}x${index}`,
      name: call.name,
      input: argumentsText(call),
    })),
  ];
}

function messageOf(init: FormattedAnswer): JsonObject {
  const model = init.answer.model ?? init.request.model;
  return { id: `msg_sim${init.number}`, type: "message", role: "assistant", model };
}

/** A whole answer in Anthropic's form. */
export function anthropicBody(init: FormattedAnswer): JsonObject {
  const content = blocksOf(init).map((block) => {
    return block.type === "tool_use" ? { ...block, input: parseJson(textAt(block.input) ?? "") ?? {} } : block;
  });
  const usage = init.usage === undefined ? {} : { usage: { ...usageOf(init.usage), service_tier: "standard" } };
  return { ...messageOf(init), content, ...endOf(init.answer), ...usage };
}

function event(data: JsonObject, content = false): WireEvent {
  return { event: textAt(data.type), data: JSON.stringify(data), content };
}

function deltasOf(block: JsonObject): readonly JsonObject[] {
  if (block.type === "text") return piecesOf(textAt(block.text) ?? "").map((text) => ({ type: "text_delta", text }));
  if (block.type === "thinking") {
    const pieces = piecesOf(textAt(block.thinking) ?? "");
    const words = pieces.map((thinking) => ({ type: "thinking_delta", thinking }));
    return [...words, { type: "signature_delta", signature: block.signature }];
  }
  const pieces = piecesOf(textAt(block.input) ?? "", 6);
  return ["", ...pieces].map((partial_json) => ({ type: "input_json_delta", partial_json }));
}

function emptied(block: JsonObject): JsonObject {
  if (block.type === "text") return { type: "text", text: "" };
  if (block.type === "thinking") return { type: "thinking", thinking: "", signature: "" };
  return { ...block, input: {} };
}

function blockEvents(block: JsonObject, index: number): readonly WireEvent[] {
  const start = event({ type: "content_block_start", index, content_block: emptied(block) });
  const deltas = deltasOf(block).map((delta) => event({ type: "content_block_delta", index, delta }, true));
  const ping = index === 0 ? [event({ type: "ping" })] : [];
  return [start, ...ping, ...deltas, event({ type: "content_block_stop", index })];
}

/** The events of an answer in Anthropic's form. */
export function anthropicEvents(init: FormattedAnswer): readonly WireEvent[] {
  const { answer, usage } = init;
  const open = { content: [], stop_reason: null, stop_sequence: null };
  const firstUsage = usage === undefined ? {} : { usage: { ...inputUsage(usage), output_tokens: 1 } };
  const lastUsage = usage === undefined ? {} : { usage: usageOf(usage) };
  return [
    event({ type: "message_start", message: { ...messageOf(init), ...open, ...firstUsage } }),
    ...blocksOf(init).flatMap(blockEvents),
    event({ type: "message_delta", delta: endOf(answer), ...lastUsage }),
    event({ type: "message_stop" }),
  ];
}

/** The events that replay recorded lines. */
export function anthropicReplay(lines: readonly string[]): readonly WireEvent[] {
  return lines.map((data) => ({ event: textAt(objectAt(parseJson(data)).type), data, content: true }));
}
