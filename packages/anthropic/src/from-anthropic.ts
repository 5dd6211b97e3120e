import type { Message, RawMessageStreamEvent } from "@anthropic-ai/sdk/resources/messages";
import { assembleCompletion, type ChatCompletion, isObject, type Warning } from "@overture/core/provider";
import { ChunkTranslator } from "./chunk-translator.ts";
import type { ToolForms } from "./to-tools.ts";

/**
 * Anthropic's answer in OpenAI's shape, read as a stream would be whose blocks come whole: what a block means is said once.
 * `created` is in seconds since the Unix epoch, which Anthropic does not tell.
 */
export function fromAnthropic(
  message: Message,
  forms: ToolForms,
  created: number,
  warnings: Warning[] = [],
): ChatCompletion {
  const { content, stop_reason, usage, model } = message;
  const translator = new ChunkTranslator({ forms, model, created, warnings });
  const events = [
    { type: "message_start", message: { ...message, content: [], stop_reason: stop_reason ?? "end_turn" } },
    ...content.flatMap((content_block, index) => [
      { type: "content_block_start", index, content_block },
      { type: "content_block_stop", index },
    ]),
    { type: "message_delta", delta: {}, usage },
    { type: "message_stop" },
  ];
  // Only the fields that are read here are made: the SDK's types ask for more.
  return assembleCompletion(events.flatMap((event) => translator.translate(event as RawMessageStreamEvent) ?? []));
}

/** Whether what came is an answer of Anthropic's as far as it is read here. */
export function isMessage(value: unknown): value is Message {
  // The rest of it is read with care.
  return isObject(value) && Array.isArray(value.content) && typeof value.id === "string";
}
