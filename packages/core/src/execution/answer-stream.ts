import type { ModelName } from "../catalog/index.ts";
import type { Answer } from "./answer.ts";
import type { AnswerChunk } from "./delivery.ts";

/**
 * A streamed answer: an async iterable of OpenAI's chunks. It is read from the provider only as fast as it is read here.
 * Leaving the loop, or `abort()`, closes the provider's connection. A stream that breaks throws a `StreamInterruptedError`; it
 * never ends as if it were finished.
 */
export interface ChatStream extends AsyncIterable<AnswerChunk>, AsyncIterator<AnswerChunk> {
  /** The answer's id, which `feedback()` takes. Of a council it is known once its first chunk has come, and so is `model`. */
  readonly id: string;
  /** Who answers. */
  readonly model: ModelName;
  /** How many calls it took to get here. */
  readonly attempts: number;
  /** The next chunk, for those who iterate by hand. One at a time. */
  next(): Promise<IteratorResult<AnswerChunk>>;
  /** Ends the stream from the reader's side; a loop that is left early calls it. */
  return(): Promise<IteratorResult<AnswerChunk>>;
  /** Stops the answer and closes the provider's connection. What has come and was not read is dropped. */
  abort(): void;
  /**
   * The whole answer, once the stream is over. If nobody reads the stream, this does; if somebody does, both get everything.
   * Rejects with what broke the stream, or with an `AbortError` if it was left.
   */
  completion(): Promise<Answer>;
  /** Has the listener told how the answer gets on, where that takes long before its first content, as of a council. */
  onProgress?(listener: (comment: string) => void): void;
  /** The chunks as lines of JSON, to hand on over HTTP: what `ChatCompletionStream.fromReadableStream` of `openai` reads. */
  toReadableStream(): ReadableStream<Uint8Array>;
}
