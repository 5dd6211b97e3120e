import { type CallSignal, type ChatCompletionChunk, ProviderFault } from "@overture/core/provider";
import type { ChunkTranslator } from "./chunk-translator.ts";
import { type FaultCircumstances, toFault } from "./faults.ts";
import { isAnswer } from "./from-mistral.ts";
import { isObject } from "./json.ts";
import type { ResponseNotes } from "./response-notes.ts";

/** What a stream's translation needs beside its events. */
export interface StreamCircumstances extends Pick<FaultCircumstances, "signal" | "credential" | "requestId"> {
  readonly translator: ChunkTranslator;
  readonly callSignal: CallSignal;
  readonly notes: ResponseNotes | undefined;
}

/** Whether what came is the SDK's stream. */
export function isEventStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

/**
 * Mistral's events as OpenAI's chunks. The SDK ends a cut stream as if it were whole, so here only a finish reason ends
 * one: anything else is a `truncated` fault. Closing it early closes the connection, also before the first chunk was asked
 * for.
 */
export function fromStream(
  events: AsyncIterable<unknown>,
  circumstances: StreamCircumstances,
): AsyncIterable<ChatCompletionChunk> {
  const iterator = new ChunkIterator(events, circumstances);
  return { [Symbol.asyncIterator]: () => iterator };
}

type Step = IteratorResult<ChatCompletionChunk, undefined>;

const ended: Step = { done: true, value: undefined };

// Written by hand because an async generator that was not started, or that waits for its next event, can't be closed.
class ChunkIterator implements AsyncIterator<ChatCompletionChunk, undefined> {
  readonly #events: AsyncIterator<unknown>;
  readonly #circumstances: StreamCircumstances;
  #isOver = false;

  constructor(events: AsyncIterable<unknown>, circumstances: StreamCircumstances) {
    this.#events = events[Symbol.asyncIterator]();
    this.#circumstances = circumstances;
  }

  async next(): Promise<Step> {
    if (this.#isOver) return ended;
    const { signal, translator, callSignal } = this.#circumstances;
    try {
      const { done, value } = await this.#events.next();
      if (this.#isEnded()) return ended;
      signal.throwIfAborted();
      if (!done) return { done: false, value: this.#translate(value) };
      if (!translator.finished) {
        throw new ProviderFault({ kind: "truncated", message: "Mistral's answer broke off before its end." });
      }
      this.#isOver = true;
      callSignal.release();
      return ended;
    } catch (thrown) {
      if (this.#isEnded()) return ended;
      this.#close();
      return this.#fail(thrown);
    }
  }

  async return(): Promise<Step> {
    if (!this.#isOver) this.#close();
    return ended;
  }

  #translate(event: unknown): ChatCompletionChunk {
    const chunk = isObject(event) ? event.data : undefined;
    if (isAnswer(chunk)) return this.#circumstances.translator.translate(chunk);
    throw new ProviderFault({ kind: "malformed", message: "Mistral sent an event of another form." });
  }

  #fail(thrown: unknown): Step {
    const { signal, credential, requestId, translator, callSignal, notes } = this.#circumstances;
    const streamedError = isZodError(thrown) ? notes?.streamedError() : undefined;
    const fault = toFault(thrown, { signal, timedOut: callSignal.timedOut, credential, requestId, streamedError });
    // A connection that breaks after the last finish reason took nothing of the answer with it.
    if (translator.finished && fault.kind === "network") return ended;
    throw fault;
  }

  /** Another call may have closed the stream while this one waited, which the compiler can't see. */
  #isEnded(): boolean {
    return this.#isOver;
  }

  #close(): void {
    this.#isOver = true;
    this.#circumstances.callSignal.abort();
    this.#events.return?.().then(undefined, () => undefined);
  }
}

function isZodError(thrown: unknown): boolean {
  return thrown instanceof Error && /ZodError$/.test(thrown.name);
}
