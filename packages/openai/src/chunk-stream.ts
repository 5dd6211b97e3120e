import { type ChatCompletionChunk, ProviderFault } from "@overture/core/provider";
import { type FailedCall, faultOf } from "./faults.ts";
import { ChunkReader } from "./from-openai-chunk.ts";

/** The SDK's stream of chunks, structurally. */
export interface OpenAIStream extends AsyncIterable<unknown> {
  readonly controller?: AbortController;
}

const ended: IteratorResult<ChatCompletionChunk> = { done: true, value: undefined };

/**
 * The SDK's stream, translated chunk by chunk. The SDK ends it without a word when the bytes stop or the call is aborted;
 * here that is a fault unless every choice has its finish reason. It is an iterator by hand, since a generator would add a
 * turn of the event loop to each chunk, and could not close the response while it waits for one.
 */
export class ChunkStream implements AsyncIterableIterator<ChatCompletionChunk> {
  readonly #stream: OpenAIStream;
  readonly #source: AsyncIterator<unknown>;
  readonly #reader: ChunkReader;
  readonly #call: Omit<FailedCall, "begun">;
  #begun = false;
  #over = false;

  constructor(stream: OpenAIStream, model: string, call: Omit<FailedCall, "begun">) {
    this.#stream = stream;
    this.#source = stream[Symbol.asyncIterator]();
    this.#reader = new ChunkReader(model);
    this.#call = call;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<ChatCompletionChunk>> {
    if (this.#over) return ended;
    try {
      const step = await this.#source.next();
      if (this.#over) return ended;
      if (!step.done) {
        const value = this.#reader.read(step.value);
        this.#begun = true;
        return { done: false, value };
      }
      if (this.#call.signal.aborted || !this.#reader.finished) {
        throw new ProviderFault({
          kind: "truncated",
          message: "The stream ended before the answer did.",
          requestId: this.#call.requestId,
        });
      }
      this.#over = true;
      return ended;
    } catch (error) {
      return this.#fail(error);
    }
  }

  /** Closes the response. It does not wait for a chunk that is still to come. */
  async return(): Promise<IteratorResult<ChatCompletionChunk>> {
    this.#close();
    return ended;
  }

  #fail(error: unknown): IteratorResult<ChatCompletionChunk> {
    if (this.#over) return ended;
    this.#close();
    const fault = faultOf(error, { ...this.#call, begun: this.#begun });
    // A connection that breaks after the last finish reason took nothing of the answer with it.
    if (fault.kind === "truncated" && this.#reader.finished) return ended;
    throw fault;
  }

  #close(): void {
    this.#over = true;
    this.#stream.controller?.abort();
    this.#source.return?.().catch(ignore);
  }
}

function ignore(): void {}
