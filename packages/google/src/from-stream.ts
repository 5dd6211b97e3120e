import type { ChunkTranslator } from "./chunk-translator.ts";
import { type CallSignal, type ChatCompletionChunk, ChunkIterator, fault, type ProviderFault } from "./core.ts";
import { responseOf } from "./from-google.ts";

/** What a stream's translation needs beside its responses. */
export interface StreamCircumstances {
  readonly translator: ChunkTranslator;
  /** Ends what is under way, and is released at the end. */
  readonly signal: CallSignal;
  /** Whether the caller has gone. */
  readonly gone: () => boolean;
  /** Makes a fault of what was thrown. */
  readonly faultOf: (thrown: unknown) => ProviderFault;
}

/**
 * Google's responses as OpenAI's chunks. Google has no mark for the end of a stream, so a reason to stop must have come:
 * anything else is a `truncated` fault. Closing it early closes the connection, also before the first chunk was asked for.
 */
export function fromStream(
  events: AsyncIterable<unknown>,
  { translator, signal, gone, faultOf }: StreamCircumstances,
): AsyncIterable<ChatCompletionChunk> {
  const isWhole = (): boolean => translator.finished && !gone();
  return new ChunkIterator({
    events,
    translate: (event) => translator.translate(responseOf(event)),
    isWhole,
    finish: () => translator.finish(),
    close: () => signal.abort(),
    ended: () => signal.release(),
    signal: signal.signal,
    // Once every candidate has its reason to stop the answer is whole, even if the connection then stays open too long.
    faultOf: (thrown) => (signal.timedOut && isWhole() ? fault("truncated", "") : faultOf(thrown)),
  });
}
