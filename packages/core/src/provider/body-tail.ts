/** What may follow the end of a stream; after that its connection is closed instead of used again. */
const mostReadsAfterEnd = 8;

/**
 * A stream's body on its way to an SDK, and the end of its text, for what the SDK leaves out of its errors. SDKs cancel a body
 * once they have the stream's last event; where they say so by the reason `done` it is read to its end instead, which leaves a
 * connection to use again.
 */
export class BodyTail {
  /** What the SDK is given. */
  readonly body: ReadableStream<Uint8Array>;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #decoder = new TextDecoder();
  readonly #mostCharacters: number;
  #text = "";

  /** Of the text, `mostCharacters` or a little more are kept. */
  constructor(body: ReadableStream<Uint8Array>, mostCharacters: number) {
    this.#reader = body.getReader();
    this.#mostCharacters = mostCharacters;
    const pull = (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => this.#pull(controller);
    const cancel = (reason: unknown): Promise<void> =>
      reason === "done" ? this.#drain() : this.#reader.cancel(reason);
    this.body = new ReadableStream({ pull, cancel }, { highWaterMark: 0 });
  }

  /** The last of the text that has passed. */
  get text(): string {
    return this.#text;
  }

  async #pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    const { done, value } = await this.#reader.read();
    if (done) return controller.close();
    this.#text += this.#decoder.decode(value, { stream: true });
    // Not at every piece: cutting copies what is left.
    if (this.#text.length > 2 * this.#mostCharacters) this.#text = this.#text.slice(-this.#mostCharacters);
    controller.enqueue(value);
  }

  async #drain(): Promise<void> {
    for (let reads = 0; reads < mostReadsAfterEnd; reads += 1) if ((await this.#reader.read()).done) return;
    await this.#reader.cancel();
  }
}
