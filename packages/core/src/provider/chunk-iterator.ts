import type { ChatCompletionChunk } from "../chat/index.ts";
import { ProviderFault } from "./fault.ts";

/** How an adapter reads its SDK's stream. */
export interface ChunkSource {
  /** The SDK's stream. */
  readonly events: AsyncIterable<unknown>;
  /** The chunk that an event becomes, or nothing. What it throws that is no fault tells of a malformed event. */
  translate(event: unknown): ChatCompletionChunk | undefined;
  /** Whether the answer is whole: nothing that goes wrong afterwards takes anything from it. */
  isWhole(): boolean;
  /** Whether an event is the last by the vendor's word; what follows is read without anybody waiting. @default none is */
  isLast?(event: unknown): boolean;
  /** Ends the response. */
  close(): void;
  /** Called once the stream has ended by itself, the answer being whole. @default nothing is left to tidy up */
  ended?(): void;
  readonly signal: AbortSignal;
  /** What was thrown as a fault; `begun` says whether a chunk was handed out before. */
  faultOf(thrown: unknown, begun: boolean): ProviderFault;
}

type Step = IteratorResult<ChatCompletionChunk, undefined>;

const ended: Step = { done: true, value: undefined };

/**
 * An SDK's stream, translated. SDKs end a cut or an aborted stream as if it were whole; here that is a fault. Closing it
 * closes the response, also before the first chunk was asked for. It is an iterator by hand, since a generator would add a
 * turn of the event loop to each chunk, and could not close the response while it waits for one.
 */
export class ChunkIterator implements AsyncIterableIterator<ChatCompletionChunk, undefined> {
  readonly #source: ChunkSource;
  readonly #events: AsyncIterator<unknown>;
  #state: "waiting" | "open" | "begun" | "over" = "waiting";

  constructor(source: ChunkSource) {
    this.#source = source;
    this.#events = source.events[Symbol.asyncIterator]();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<Step> {
    if (this.#state === "over") return ended;
    if (this.#state === "waiting") this.#state = "open";
    try {
      for (;;) {
        const { done, value } = await this.#events.next();
        if (this.#isOver()) return ended;
        this.#source.signal.throwIfAborted();
        if (done) return this.#end();
        const chunk = this.#translate(value);
        if (this.#source.isLast?.(value)) this.#drain();
        else if (chunk) this.#state = "begun";
        if (chunk) return { done: false, value: chunk };
        if (this.#isOver()) return ended;
      }
    } catch (thrown) {
      if (this.#isOver()) return ended;
      const fault = this.#source.faultOf(thrown, this.#state === "begun");
      this.#close();
      const tookNothing = (fault.kind === "truncated" || fault.kind === "network") && this.#source.isWhole();
      if (tookNothing) return ended;
      throw fault;
    }
  }

  async return(): Promise<Step> {
    if (!this.#isOver()) this.#close();
    return ended;
  }

  #translate(event: unknown): ChatCompletionChunk | undefined {
    try {
      return this.#source.translate(event);
    } catch (cause) {
      if (cause instanceof ProviderFault) throw cause;
      throw new ProviderFault({ kind: "malformed", message: "The provider sent an event of another form.", cause });
    }
  }

  #end(): Step {
    if (!this.#source.isWhole()) {
      throw new ProviderFault({ kind: "truncated", message: "The stream ended before the answer did." });
    }
    this.#state = "over";
    this.#source.ended?.();
    return ended;
  }

  /** Another call may have closed it while this one waited, which the compiler can't see. */
  #isOver(): boolean {
    return this.#state === "over";
  }

  /** Only the end of the body is left; read, and not aborted, it leaves a connection to use again. */
  #drain(): void {
    this.#state = "over";
    this.#events.next().then(({ done }) => {
      if (!done) this.#source.close();
    }, ignore);
  }

  #close(): void {
    const started = this.#state !== "waiting";
    this.#state = "over";
    this.#source.close();
    // Lets the SDK clean up behind itself. One that was not started does so only if it is started, and then sees the end.
    const cleaned = started ? this.#events.return?.() : this.#events.next();
    cleaned?.then(ignore, ignore);
  }
}

function ignore(): void {}
