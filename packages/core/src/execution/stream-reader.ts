import type { AnswerChunk } from "./delivery.ts";
import type { StreamState } from "./stream-state.ts";

interface Waiting {
  resolve(result: IteratorResult<AnswerChunk>): void;
  reject(error: unknown): void;
}

/** Whoever reads a stream: is handed one chunk for each that is asked for, and at last the stream's end or what broke it. */
export class StreamReader {
  #waiting: Waiting | undefined;

  /** Whether a chunk is waited for. */
  get isWaiting(): boolean {
    return this.#waiting !== undefined;
  }

  /** Waits for the next chunk. Rejects with a TypeError while one is waited for already. */
  next(): Promise<IteratorResult<AnswerChunk>> {
    if (this.#waiting) {
      return Promise.reject(new TypeError("This stream is being read already: await next() before calling it again."));
    }
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
  }

  /** Hands over the first chunk that is ready to whoever waits; where none is, how the stream ended, if it has. */
  serve(ready: AnswerChunk[], state: StreamState): void {
    const waiting = this.#waiting;
    if (!waiting || (ready.length === 0 && state.kind === "reading")) return;
    this.#waiting = undefined;
    const chunk = ready.shift();
    if (chunk) waiting.resolve({ done: false, value: chunk });
    else if (state.kind === "broken") waiting.reject(state.error);
    else waiting.resolve({ done: true, value: undefined });
  }
}
