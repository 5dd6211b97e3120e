import type { RawMessageStreamEvent } from "@anthropic-ai/sdk/resources/messages";
import { type ChatCompletionChunk, ProviderFault } from "@overture/core/provider";
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

/** What a stream's translation needs beside its events. */
export interface StreamCircumstances {
  readonly translator: ChunkTranslator;
  readonly signal: AbortSignal;
  readonly credential: string | undefined;
  /** The provider's id of the request. */
  readonly requestId: string | undefined;
}

/**
 * Anthropic's events as OpenAI's chunks. The SDK ends a cut or an aborted stream as if it were whole, so here only
 * `message_stop` ends one: anything else is a `truncated` fault, or `aborted`. Closing it early closes the connection, also
 * before the first chunk was asked for.
 */
export function fromStream(
  stream: EventStream,
  circumstances: StreamCircumstances,
): AsyncIterable<ChatCompletionChunk> {
  const iterator = new ChunkIterator(stream, circumstances);
  return { [Symbol.asyncIterator]: () => iterator };
}

type Step = IteratorResult<ChatCompletionChunk, undefined>;

// Written by hand because an async generator that was not started, or that waits for its next event, can't be closed.
class ChunkIterator implements AsyncIterator<ChatCompletionChunk, undefined> {
  readonly #stream: EventStream;
  readonly #events: AsyncIterator<unknown>;
  readonly #circumstances: StreamCircumstances;
  #state: "waiting" | "open" | "ended" = "waiting";

  constructor(stream: EventStream, circumstances: StreamCircumstances) {
    this.#stream = stream;
    this.#events = stream[Symbol.asyncIterator]();
    this.#circumstances = circumstances;
  }

  async next(): Promise<Step> {
    if (this.#state === "ended") return { done: true, value: undefined };
    this.#state = "open";
    try {
      for (;;) {
        const { done, value } = await this.#events.next();
        if (this.#isEnded()) return { done: true, value: undefined };
        this.#circumstances.signal.throwIfAborted();
        if (done)
          throw new ProviderFault({ kind: "truncated", message: "Anthropic's answer broke off before its end." });
        const event = eventOf(value);
        const chunk = this.#translate(event);
        if (event.type === "message_stop") this.#finish();
        if (chunk) return { done: false, value: chunk };
      }
    } catch (thrown) {
      if (this.#isEnded()) return { done: true, value: undefined };
      this.#close();
      const { signal, credential, requestId } = this.#circumstances;
      throw toFault(thrown, { signal, credential, requestId, begun: true });
    }
  }

  async return(): Promise<Step> {
    if (this.#state !== "ended") this.#close();
    return { done: true, value: undefined };
  }

  #translate(event: RawMessageStreamEvent): ChatCompletionChunk | undefined {
    try {
      return this.#circumstances.translator.translate(event);
    } catch (cause) {
      if (cause instanceof ProviderFault) throw cause;
      throw new ProviderFault({ kind: "malformed", message: "Anthropic sent an event of another form.", cause });
    }
  }

  /** Another call may have closed the stream while this one waited, which the compiler can't see. */
  #isEnded(): boolean {
    return this.#state === "ended";
  }

  /** After the last event only the end of the body is left; read, not aborted, it leaves a connection to use again. */
  #finish(): void {
    this.#state = "ended";
    this.#events.next().then(
      ({ done }) => {
        if (!done) this.#stream.controller.abort();
      },
      () => undefined,
    );
  }

  #close(): void {
    const started = this.#state === "open";
    this.#state = "ended";
    this.#stream.controller.abort();
    // Lets the SDK clean up behind itself. One that was not started does so only if it is started, and then sees the abort.
    const cleaned = started ? this.#events.return?.() : this.#events.next();
    cleaned?.then(undefined, () => undefined);
  }
}

function eventOf(value: unknown): RawMessageStreamEvent {
  if (typeof value === "object" && value !== null && "type" in value && typeof value.type === "string") {
    const fault = value.type === "error" ? faultOfErrorBody(value) : undefined;
    if (fault) throw fault;
    return value as RawMessageStreamEvent;
  }
  throw new ProviderFault({ kind: "malformed", message: "Anthropic sent an event without a type." });
}
