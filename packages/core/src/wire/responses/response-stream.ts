import type { ChatCompletionChunk } from "../../chat/index.ts";
import { asOvertureError } from "../error-response.ts";
import type { WireStream } from "../target.ts";
import type { ResponseEvent, ResponseSettings } from "./response.ts";
import { ResponseWriter } from "./response-writer.ts";

/** A chunk of a streamed answer; the one with the finish reason brings Overture's account. */
type AccountedChunk = ChatCompletionChunk & { readonly overture?: object | undefined };

/** What a streamed response is made with. */
export interface ResponseStreamInit {
  readonly chunks: WireStream;
  readonly settings: ResponseSettings;
  /** The caller's. */
  readonly signal: AbortSignal | undefined;
  /** What the response says on top, made of the account that the answer brings. */
  readonly account: (overture: object | undefined) => Readonly<Record<string, unknown>>;
  /** The time of a response that breaks before its first chunk. */
  readonly epochSeconds: () => number;
}

/**
 * A streamed chat answer as the events of a response. A stream that breaks ends with events that say so, and then throws, so
 * that no loop takes it for finished.
 */
export class ResponseStream implements WireStream, AsyncIterable<ResponseEvent> {
  readonly #init: ResponseStreamInit;
  #written: ResponseWriter | undefined;
  #overture: object | undefined;
  #over = false;
  /** What broke the stream, to be thrown behind the events that tell of it. */
  #broken: { readonly error: unknown } | undefined;

  constructor(init: ResponseStreamInit) {
    this.#init = init;
  }

  get id(): string {
    return this.#init.chunks.id;
  }

  get model(): string {
    return this.#init.chunks.model;
  }

  get attempts(): number {
    return this.#init.chunks.attempts;
  }

  async next(): Promise<IteratorResult<ResponseEvent>> {
    for (;;) {
      const event = this.#written?.ready.shift();
      if (event) return { done: false, value: event };
      const broken = this.#broken;
      this.#broken = undefined;
      if (broken) throw broken.error;
      if (this.#over) return { done: true, value: undefined };
      await this.#read();
    }
  }

  [Symbol.asyncIterator](): AsyncIterator<ResponseEvent> {
    return this;
  }

  /** Ends the stream from the reader's side; a loop that is left early calls it. */
  async return(): Promise<IteratorResult<ResponseEvent>> {
    this.abort();
    return { done: true, value: undefined };
  }

  /** Stops the answer and closes the provider's connection. */
  abort(): void {
    this.#init.chunks.abort();
  }

  onProgress(listener: (comment: string) => void): void {
    this.#init.chunks.onProgress?.(listener);
  }

  async #read(): Promise<void> {
    try {
      const next: IteratorResult<unknown> = await this.#init.chunks.next();
      if (next.done) {
        this.#over = true;
        this.#writer(this.#init.epochSeconds()).end(this.#init.account(this.#overture));
      } else {
        // What a target streams are chunks: it is Overture's own.
        const chunk = next.value as AccountedChunk;
        this.#overture ??= chunk.overture;
        this.#writer(chunk.created).add(chunk);
      }
    } catch (error) {
      // Who aborts sees the body fail, and no event.
      if (this.#init.signal?.aborted) throw error;
      this.#over = true;
      this.#broken = { error };
      this.#writer(this.#init.epochSeconds()).fail(asOvertureError(error).toJSON().error);
    }
  }

  #writer(createdAt: number): ResponseWriter {
    const { settings } = this.#init;
    this.#written ??= new ResponseWriter({ id: this.id, model: this.model, createdAt, settings });
    return this.#written;
  }
}
