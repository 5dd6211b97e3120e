import type { ChatCompletionChunk } from "../chat/index.ts";
import { ProviderFault } from "./fault.ts";

/** How an adapter reads its SDK's stream. */
export interface ChunkSource {
  /** The SDK's stream. */
  readonly events: AsyncIterable<unknown>;
  /** The chunks that an event becomes, if any. What it throws that is no fault tells of a malformed event. */
  translate(event: unknown): ChatCompletionChunk | readonly ChatCompletionChunk[] | undefined;
  /** The chunks that a whole answer ends with, after its last event. @default none */
  finish?(): readonly ChatCompletionChunk[];
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
  /** The chunks that were not asked for yet. */
  readonly #ready: ChatCompletionChunk[] = [];
  #state: "waiting" | "open" | "begun" | "over" = "waiting";

  constructor(source: ChunkSource) {
    this.#source = source;
    this.#events = source.events[Symbol.asyncIterator]();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<Step> {
    if (this.#ready.length > 0 || this.#isOver()) return this.#step();
    if (this.#state === "waiting") this.#state = "open";
    try {
      for (;;) {
        const { done, value } = await this.#events.next();
        if (this.#isOver()) return ended;
        this.#source.signal.throwIfAborted();
        if (done) return this.#end();
        this.#translate(value);
        if (this.#source.isLast?.(value)) this.#drain();
        else if (this.#ready.length > 0) this.#state = "begun";
        if (this.#ready.length > 0 || this.#isOver()) return this.#step();
      }
    } catch (thrown) {
      if (this.#isOver()) return ended;
      const fault = this.#source.faultOf(thrown, this.#state === "begun");
      this.#close();
      const broke = fault.kind === "truncated" || fault.kind === "network";
      if (!broke || !this.#source.isWhole()) throw fault;
      return this.#finish();
    }
  }

  async return(): Promise<Step> {
    this.#ready.length = 0;
    if (!this.#isOver()) this.#close();
    return ended;
  }

  #step(): Step {
    const value = this.#ready.shift();
    return value ? { done: false, value } : ended;
  }

  #translate(event: unknown): void {
    try {
      this.#ready.push(...[this.#source.translate(event) ?? []].flat());
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
    return this.#finish();
  }

  #finish(): Step {
    this.#ready.push(...(this.#source.finish?.() ?? []));
    return this.#step();
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
