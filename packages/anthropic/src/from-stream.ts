import type { RawMessageStreamEvent } from "@anthropic-ai/sdk/resources/messages";
import { type ChatCompletionChunk, ChunkIterator, type FailedCall } from "@overture/core/provider";
import type { ChunkTranslator } from "./chunk-translator.ts";
import { faultOfErrorBody, toFault } from "./faults.ts";

/** The SDK's stream of events, as far as it is used here. */
export interface EventStream extends AsyncIterable<unknown> {
  readonly controller: AbortController;
}

/** Whether what came is the SDK's stream. */
export function isEventStream(value: unknown): value is EventStream {
  const stream = value as Partial<EventStream> | null | undefined;
  return stream?.controller instanceof AbortController && Symbol.asyncIterator in stream;
}

/** Anthropic's events as OpenAI's chunks. Only `message_stop` ends them well. */
export function fromStream(
  events: EventStream,
  translator: ChunkTranslator,
  call: FailedCall,
): AsyncIterable<ChatCompletionChunk> {
  return new ChunkIterator({
    events,
    translate(event) {
      const fault = typeOf(event) === "error" && faultOfErrorBody(event);
      if (fault) throw fault;
      return translator.translate(event as RawMessageStreamEvent);
    },
    isWhole: () => translator.isOver,
    isLast: (event) => typeOf(event) === "message_stop",
    close: () => events.controller.abort(),
    signal: call.signal,
    faultOf: (thrown) => toFault(thrown, call),
  });
}

function typeOf(event: unknown): unknown {
  return (event as { readonly type?: unknown }).type;
}
