import type { CallSignal, ChatCompletionChunk, ProviderFault } from "@overture/core/provider";
import type { ChunkTranslator } from "./chunk-translator.ts";
import { readWith, responseOf } from "./from-google.ts";

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
  responses: AsyncIterable<unknown>,
  circumstances: StreamCircumstances,
): AsyncIterable<ChatCompletionChunk> {
  const iterator = new ChunkIterator(responses[Symbol.asyncIterator](), circumstances);
  return { [Symbol.asyncIterator]: () => iterator };
}

type Step = IteratorResult<ChatCompletionChunk, undefined>;

// Written by hand because an async generator that was not started, or that waits for its next response, can't be closed.
class ChunkIterator implements AsyncIterator<ChatCompletionChunk, undefined> {
  readonly #responses: AsyncIterator<unknown>;
  readonly #circumstances: StreamCircumstances;
  /** The chunks of the last response that were not asked for yet. */
  readonly #ready: ChatCompletionChunk[] = [];
  #ended = false;

  constructor(responses: AsyncIterator<unknown>, circumstances: StreamCircumstances) {
    this.#responses = responses;
    this.#circumstances = circumstances;
  }

  async next(): Promise<Step> {
    try {
      while (this.#ready.length === 0 && !this.#ended) this.#ready.push(...(await this.#pull()));
    } catch (thrown) {
      if (!this.#ended) {
        this.#close();
        throw this.#circumstances.faultOf(thrown);
      }
    }
    const value = this.#ready.shift();
    return value ? { done: false, value } : { done: true, value: undefined };
  }

  async return(): Promise<Step> {
    this.#ready.length = 0;
    if (!this.#ended) this.#close();
    return { done: true, value: undefined };
  }

  async #pull(): Promise<ChatCompletionChunk[]> {
    const { translator, signal, gone } = this.#circumstances;
    let pulled: IteratorResult<unknown>;
    try {
      pulled = await this.#responses.next();
    } catch (thrown) {
      // Once every candidate has its reason to stop the answer is whole, and what breaks after it takes nothing away.
      if (!translator.finished || gone()) throw thrown;
      pulled = { done: true, value: undefined };
    }
    if (this.#ended) return [];
    if (!pulled.done) return readWith(() => translator.translate(responseOf(pulled.value)));
    const last = translator.finish();
    this.#ended = true;
    signal.release();
    return last;
  }

  #close(): void {
    this.#ended = true;
    this.#circumstances.signal.abort();
    // Lets the SDK clean up behind itself.
    this.#responses.return?.().then(undefined, () => undefined);
  }
}
