import { type ChatCompletionChunk, ChunkIterator, type FailedCall, ProviderFault } from "@overture/core/provider";
import type { ChunkTranslator } from "./chunk-translator.ts";
import { faultOfErrorBody, toFault } from "./faults.ts";

/** The SDK's stream of events, as far as it is used here. */
export interface EventStream extends AsyncIterable<unknown> {
  readonly controller: AbortController;
}

/** Whether what came is the SDK's stream. */
export function isEventStream(value: unknown): value is EventStream {
  return (
    typeof value === "object" &&
    value !== null &&
    Symbol.asyncIterator in value &&
    "controller" in value &&
    value.controller instanceof AbortController
  );
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
      if (typeOf(event) !== "error") return translator.translate(event as Parameters<typeof translator.translate>[0]);
      throw faultOfErrorBody(event) ?? new ProviderFault({ kind: "server", message: "Anthropic sent an error." });
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
