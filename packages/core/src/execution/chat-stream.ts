import type { ModelName } from "../catalog/index.ts";
import type { ChatCompletion, ChatCompletionChunk } from "../chat/index.ts";
import type { ProviderFault } from "../provider/index.ts";
import type { Timer } from "../time/index.ts";
import type { Answer } from "./answer.ts";
import { checkChunk } from "./check-chunk.ts";
import { type AnswerChunk, Delivery } from "./delivery.ts";
import { drain, finishGraceMs } from "./drain.ts";
import { faultOf } from "./failing/fault-of.ts";
import { interruptedBy } from "./interrupted-by.ts";
import { jsonLines } from "./json-lines.ts";
import type { LentToStreams } from "./lent-to-streams.ts";
import type { OpenedStream } from "./open-stream.ts";
import type { Run } from "./run.ts";
import { partialAccount, type StreamAccount, wholeAccount } from "./stream-account.ts";
import type { StreamState, Waiting } from "./stream-state.ts";
import { StreamWatch } from "./stream-watch.ts";

/**
 * A streamed answer: an async iterable of OpenAI's chunks. It is read from the provider only as fast as it is read here.
 * Leaving the loop, or `abort()`, closes the provider's connection. A stream that breaks throws a
 * {@link StreamInterruptedError}; it never ends as if it were finished.
 */
export class ChatStream implements AsyncIterable<AnswerChunk>, AsyncIterator<AnswerChunk> {
  readonly #run: Run;
  readonly #opened: OpenedStream;
  readonly #lent: LentToStreams;
  readonly #delivery: Delivery;
  #state: StreamState = { kind: "reading" };
  #waiting: Waiting | undefined;
  /** Whether the stream is read to its end for `completion()`, however slowly anybody iterates. */
  #pumping = false;
  readonly #watch: StreamWatch;
  #grace: Timer | undefined;
  readonly #whenOver: ((state: StreamState) => void)[] = [];

  /** Streams come from `create({ stream: true })`. */
  constructor(run: Run, opened: OpenedStream, lent: LentToStreams) {
    this.#run = run;
    this.#opened = opened;
    this.#lent = lent;
    run.warn(opened.warnings);
    this.#delivery = new Delivery({
      model: opened.attempt.candidate.model,
      choices: run.request.n ?? 1,
      includeUsage: run.request.stream_options?.include_usage === true,
    });
    run.signal?.addEventListener("abort", this.#onAbort, { once: true });
    this.#watch = new StreamWatch(run, this.#onLate);
    for (const chunk of opened.buffered) this.#settle(chunk);
    // An answer that is as good as over does not wait for a reader to be settled.
    if (this.#delivery.complete) this.#read();
  }

  /** The answer's id, which `feedback()` takes. */
  get id(): string {
    return this.#run.answerId(this.model);
  }

  /** Who answers. */
  get model(): ModelName {
    return this.#opened.attempt.candidate.model;
  }

  /** How many calls it took to get here. */
  get attempts(): number {
    return this.#run.attempts.length + (this.#state.kind === "reading" ? 1 : 0);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** The next chunk, for those who iterate by hand. One at a time. */
  next(): Promise<IteratorResult<AnswerChunk>> {
    if (this.#waiting) {
      return Promise.reject(new TypeError("This stream is being read already: await next() before calling it again."));
    }
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#serve();
      if (this.#waiting) this.#read();
    });
  }

  /** Ends the stream from the reader's side; a loop that is left early calls it. */
  return(): Promise<IteratorResult<AnswerChunk>> {
    this.abort();
    return Promise.resolve({ done: true, value: undefined });
  }

  /** Stops the answer and closes the provider's connection. What has come and was not read is dropped. */
  abort(): void {
    this.#delivery.ready.length = 0;
    if (this.#state.kind !== "reading") return;
    this.#fail(this.#opened.attempt.fault({ kind: "aborted", message: "The reader left the stream." }));
    this.#end({ kind: "left" }, "aborted");
  }

  /**
   * The whole answer, once the stream is over. If nobody reads the stream, this does; if somebody does, both get everything.
   * Rejects with what broke the stream, or with an `AbortError` if it was left.
   */
  async completion(): Promise<Answer> {
    this.#pumping = true;
    this.#read();
    const state =
      this.#state.kind === "reading"
        ? await new Promise<StreamState>((resolve) => this.#whenOver.push(resolve))
        : this.#state;
    if (state.kind === "ended") return state.answer;
    throw state.kind === "broken" ? state.error : new DOMException("The stream was aborted.", "AbortError");
  }

  /** The chunks as lines of JSON, to hand on over HTTP: what `ChatCompletionStream.fromReadableStream` of `openai` reads. */
  toReadableStream(): ReadableStream<Uint8Array> {
    return jsonLines(this);
  }

  #read(): void {
    if (this.#watch.waiting || this.#state.kind !== "reading") return;
    this.#watch.asked();
    this.#nextChunk().then(this.#onChunk, this.#onError);
  }

  /** Asynchronous, so that an iterator that throws at once is an iterator that rejects. */
  async #nextChunk(): Promise<ChatCompletionChunk | undefined> {
    const result = await this.#opened.chunks.next();
    return result.done ? undefined : checkChunk(result.value, this.#opened.attempt);
  }

  readonly #onChunk = (chunk: ChatCompletionChunk | undefined): void => {
    this.#watch.answered();
    if (this.#state.kind !== "reading") return;
    this.#settle(chunk);
    this.#serve();
    if (this.#waiting || this.#pumping || this.#delivery.complete) this.#read();
  };

  readonly #onError = (error: unknown): void => {
    this.#watch.answered();
    if (this.#state.kind !== "reading") return;
    // What breaks after the finish reason has come takes nothing from the answer.
    if (this.#delivery.finishing && !this.#run.signal?.aborted) this.#finish(true);
    else this.#break(error);
    this.#serve();
  };

  readonly #onAbort = (): void => {
    if (this.#state.kind !== "reading") return;
    this.#delivery.ready.length = 0;
    this.#break(this.#run.signal?.reason);
    this.#serve();
  };

  /** Nobody is there to catch what an odd chunk makes throw: it breaks the stream, and only the stream. */
  #settle(chunk: ChatCompletionChunk | undefined): void {
    if (this.#state.kind !== "reading") return;
    try {
      if (chunk) this.#take(chunk);
      else if (this.#delivery.finishing) this.#finish(true);
      else
        this.#break(
          this.#opened.attempt.fault({ kind: "truncated", message: "The stream ended without a finish reason." }),
        );
    } catch (cause) {
      this.#break(this.#opened.attempt.fault({ kind: "malformed", message: "A chunk could not be read.", cause }));
    }
  }

  #take(chunk: ChatCompletionChunk): void {
    this.#delivery.push(chunk);
    if (!this.#delivery.complete) return;
    if (this.#delivery.hasUsage) this.#finish(false);
    else this.#grace ??= this.#run.engine.clock.setTimer(this.#onGraceOver, finishGraceMs);
  }

  readonly #onGraceOver = (): void => {
    if (this.#state.kind !== "reading") return;
    this.#grace = undefined;
    if (this.#delivery.complete) this.#finish(false);
    this.#serve();
  };

  /** Hands over what is ready to whoever waits. */
  #serve(): void {
    const waiting = this.#waiting;
    if (!waiting) return;
    const chunk = this.#delivery.ready.shift();
    const state = this.#state;
    if (!chunk && state.kind === "reading") return;
    this.#waiting = undefined;
    if (chunk) waiting.resolve({ done: false, value: chunk });
    else if (state.kind === "broken") waiting.reject(state.error);
    else waiting.resolve({ done: true, value: undefined });
  }

  readonly #onLate = (message: string): void => {
    if (this.#state.kind !== "reading") return;
    // Where only the usage was still to come, the answer is there.
    if (this.#delivery.complete) this.#finish(false);
    else this.#break(this.#opened.attempt.fault({ kind: "timeout", message }));
    this.#serve();
  };

  #finish(upstreamDone: boolean): void {
    const { attempt, requestId, limits, firstTokenMs } = this.#opened;
    const { model, provider } = attempt.candidate;
    let account: StreamAccount;
    try {
      account = wholeAccount(this.#run, this.#opened, this.#delivery, this.#lent);
    } catch (fault) {
      // Timers call this as well, and nobody is there to catch.
      this.#break(fault);
      return;
    }
    attempt.succeed({ usage: account.completion.usage, cost: account.cost, requestId, limits, firstTokenMs });
    const overture = this.#run.metadata(model, provider, attempt.startedAt - this.#run.startedAt + firstTokenMs);
    this.#delivery.end(overture);
    const answer = Object.assign(account.completion, { overture });
    this.#lent.noteAnswer(this.#run, answer);
    this.#end({ kind: "ended", answer }, undefined);
    if (!upstreamDone) void drain(this.#opened);
  }

  #break(thrown: unknown): void {
    const { fault, partial } = this.#fail(thrown);
    const { signal } = this.#run;
    const Interrupted = this.#lent.StreamInterruptedError;
    const error = signal?.aborted ? signal.reason : interruptedBy(fault, this.#run, partial, Interrupted);
    this.#end({ kind: "broken", error }, signal?.aborted ? "aborted" : "stream_interrupted");
  }

  #fail(error: unknown): { readonly fault: ProviderFault; readonly partial: ChatCompletion } {
    const { attempt } = this.#opened;
    const { completion, cost } = partialAccount(this.#opened, this.#delivery, this.#lent);
    return { fault: attempt.fail(faultOf(error, attempt), cost), partial: completion };
  }

  #end(state: StreamState, error: string | undefined): void {
    const { clock } = this.#run.engine;
    this.#state = state;
    this.#watch.stop();
    if (this.#grace) clock.clearTimer(this.#grace);
    this.#run.signal?.removeEventListener("abort", this.#onAbort);
    this.#run.conclude(state.kind === "ended" ? state.answer.overture : undefined, error);
    if (state.kind === "left") this.#serve();
    for (const tell of this.#whenOver.splice(0)) tell(state);
  }
}
