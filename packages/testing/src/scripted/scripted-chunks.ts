import type { ChatCompletion, ChatCompletionChunk, ChatCompletionDelta, ToolCall } from "@overture/core";

/** The most pieces that an answer is streamed in: a long one comes in larger pieces, at the same pace. */
const maxChunks = 64;

/** Cuts text into at most {@link maxChunks} pieces, each some whole words. */
function piecesOf(text: string): string[] {
  const words = text.match(/\s*\S+\s*$|\s*\S+/g) ?? (text === "" ? [] : [text]);
  const perPiece = Math.max(1, Math.ceil(words.length / maxChunks));
  const pieces: string[] = [];
  for (let index = 0; index < words.length; index += perPiece)
    pieces.push(words.slice(index, index + perPiece).join(""));
  return pieces;
}

function toolCallDeltas(call: ToolCall, index: number): ChatCompletionDelta[] {
  if (call.type === "custom") return [{ tool_calls: [{ index, id: call.id, type: "custom", custom: call.custom }] }];
  const { name, arguments: text } = call.function;
  const half = Math.ceil(text.length / 2);
  return [
    { tool_calls: [{ index, id: call.id, type: "function", function: { name, arguments: "" } }] },
    { tool_calls: [{ index, function: { arguments: text.slice(0, half) } }] },
    { tool_calls: [{ index, function: { arguments: text.slice(half) } }] },
  ];
}

/** What a completion is streamed as: the pieces that carry content, and the chunk that ends it. */
export interface ScriptedChunks {
  readonly content: readonly ChatCompletionChunk[];
  readonly last: ChatCompletionChunk;
}

/** Cuts a completion into the chunks that a provider would stream. */
export function chunksOf(completion: ChatCompletion): ScriptedChunks {
  const choice = completion.choices[0];
  const deltas: ChatCompletionDelta[] = [];
  for (const piece of piecesOf(choice?.message.reasoning_content ?? "")) deltas.push({ reasoning_content: piece });
  for (const piece of piecesOf(choice?.message.content ?? "")) deltas.push({ content: piece });
  for (const piece of piecesOf(choice?.message.refusal ?? "")) deltas.push({ refusal: piece });
  (choice?.message.tool_calls ?? []).forEach((call, index) => {
    deltas.push(...toolCallDeltas(call, index));
  });
  const chunk = (delta: ChatCompletionDelta, finished: boolean): ChatCompletionChunk => ({
    id: completion.id,
    object: "chat.completion.chunk",
    created: completion.created,
    model: completion.model,
    choices: [{ index: 0, delta, finish_reason: finished ? (choice?.finish_reason ?? "stop") : null, logprobs: null }],
  });
  const content = deltas.map((delta, index) => chunk(index === 0 ? { role: "assistant", ...delta } : delta, false));
  const last = chunk(content.length === 0 ? { role: "assistant" } : {}, true);
  return { content, last: completion.usage === undefined ? last : { ...last, usage: completion.usage } };
}
