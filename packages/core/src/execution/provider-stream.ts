import type { ModelName } from "../catalog/index.ts";
import type { ChatCompletionChunk } from "../chat/index.ts";
import type { ProviderFault } from "../provider/index.ts";
import type { Timer } from "../time/index.ts";
import type { Answer } from "./answer.ts";
import type { ChatStream } from "./answer-stream.ts";
import { type AnswerChunk, Delivery } from "./delivery.ts";
import { drain, finishGraceMs } from "./drain.ts";
import { jsonLines } from "./json-lines.ts";
import type { LentToStreams } from "./lent-to-streams.ts";
import { nextChunk, type OpenedStream } from "./open-stream.ts";
import type { Run } from "./run.ts";
import { type BrokenStream, brokenError, failStream, finishStream } from "./settle-stream.ts";
import { StreamReader } from "./stream-reader.ts";
import type { StreamState } from "./stream-state.ts";
import { StreamWatch } from "./stream-watch.ts";

/** The streamed answer of one provider, or of several where one goes on for another that broke off. */
export class ProviderStream implements ChatStream {
  readonly #run: Run;
  #opened: OpenedStream;
  readonly #lent: LentToStreams;
  readonly #delivery: Delivery;
  #state: StreamState = { kind: "reading" };
  readonly #reader: StreamReader = new StreamReader();
  /** Whether the stream is read to its end for `completion()`, however slowly anybody iterates. */
  #pumping = false;
  #watch: StreamWatch;
  /** While another model is asked to go on; aborts it when the stream is left. */
  #resuming: AbortController | undefined;
  #grace: Timer | undefined;
  readonly #whenOver: ((state: StreamState) => void)[] = [];

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
    // One that was aborted as its first content came hears of it no more.
    if (run.signal?.aborted) this.#onAbort();
    for (const chunk of opened.buffered) this.#settle(chunk);
    // An answer that is as good as over does not wait for a reader to be settled, nor does one whose caller has gone meanwhile.
    if (this.#delivery.complete) this.#read();
    if (run.signal?.aborted) this.#onAbort();
  }

  get id(): string {
    return this.#run.answerId(this.model);
  }

  get model(): ModelName {
    return this.#opened.attempt.candidate.model;
  }

  get attempts(): number {
    return this.#run.attempts.length + (this.#state.kind === "reading" ? 1 : 0);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<AnswerChunk>> {
    const next = this.#reader.next();
    this.#serve();
    if (this.#reader.isWaiting) this.#read();
    return next;
  }

  return(): Promise<IteratorResult<AnswerChunk>> {
    this.abort();
    return Promise.resolve({ done: true, value: undefined });
  }

  abort(): void {
    this.#delivery.ready.length = 0;
    if (this.#state.kind !== "reading") return;
    const left = leftOf(this.#opened);
    if (this.#resuming) this.#resuming.abort(left);
    else this.#fail(left);
    this.#end({ kind: "left" }, "aborted");
  }

  async completion(): Promise<Answer> {
    this.#pumping = true;
    this.#read();
    const isOver = this.#state.kind !== "reading";
    const state = isOver ? this.#state : await new Promise<StreamState>((resolve) => this.#whenOver.push(resolve));
    if (state.kind === "ended") return state.answer;
    throw state.kind === "broken" ? state.error : new DOMException("The stream was aborted.", "AbortError");
  }

  toReadableStream(): ReadableStream<Uint8Array> {
    return jsonLines(this);
  }

  #read(): void {
    if (this.#watch.waiting || this.#resuming || this.#state.kind !== "reading") return;
    this.#watch.asked();
    const opened = this.#opened;
    nextChunk(opened).then(
      (chunk) => this.#hear(opened, () => this.#settle(chunk)),
      (error) => this.#hear(opened, () => this.#onError(error)),
    );
  }

  /** Takes what a provider gave, unless the stream is over or another provider has taken its place. */
  #hear(opened: OpenedStream, take: () => void): void {
    if (this.#opened !== opened || this.#resuming) return;
    this.#watch.answered();
    if (this.#state.kind !== "reading") return;
    take();
    this.#serve();
    if (this.#reader.isWaiting || this.#pumping || this.#delivery.complete) this.#read();
  }

  #onError(error: unknown): void {
    // What breaks after the finish reason has come takes nothing from the answer.
    if (this.#delivery.finishing && !this.#run.signal?.aborted) this.#finish(true);
    else this.#break(error);
  }

  readonly #onAbort = (): void => {
    if (this.#state.kind !== "reading" || this.#resuming) return;
    this.#delivery.ready.length = 0;
    this.#break(this.#run.signal?.reason);
    this.#serve();
  };

  /** Nobody is there to catch what an odd chunk makes throw: it breaks the stream, and only the stream. */
  #settle(chunk: ChatCompletionChunk | undefined): void {
    if (this.#state.kind !== "reading") return;
    const { attempt } = this.#opened;
    try {
      if (chunk) this.#take(chunk);
      else if (this.#delivery.finishing) this.#finish(true);
      else this.#break(attempt.fault({ kind: "truncated", message: "The stream ended without a finish reason." }));
    } catch (cause) {
      this.#break(attempt.fault({ kind: "malformed", message: "A chunk could not be read.", cause }));
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

  #serve(): void {
    this.#reader.serve(this.#delivery.ready, this.#state);
  }

  readonly #onLate = (message: string): void => {
    if (this.#state.kind !== "reading" || this.#resuming) return;
    // Where only the usage was still to come, the answer is there.
    if (this.#delivery.complete) this.#finish(false);
    else this.#break(this.#opened.attempt.fault({ kind: "timeout", message }));
    this.#serve();
  };

  #finish(upstreamDone: boolean): void {
    const finished = finishStream(this.#run, this.#opened, this.#delivery, this.#lent);
    if ("answer" in finished) this.#end({ kind: "ended", answer: finished.answer }, undefined);
    else this.#break(finished.fault);
    if ("answer" in finished && !upstreamDone) void drain(this.#opened);
  }

  #fail(error: unknown): BrokenStream {
    return failStream(this.#opened, this.#delivery, this.#lent, error);
  }

  #break(error: unknown): void {
    const broken = this.#fail(error);
    const { modeOptions, engine, signal } = this.#run;
    const how = modeOptions.onInterrupt ?? engine.modeOptions.onInterrupt ?? "error";
    if (how === "error" || signal?.aborted) this.#breakOff(broken);
    else void this.#resume(how, broken);
  }

  /** Has another model go on, or begin again; where none can, the stream is broken. */
  async #resume(how: "continue" | "restart", broken: BrokenStream): Promise<void> {
    const [run, delivery, opened, lent] = [this.#run, this.#delivery, this.#opened, this.#lent];
    this.#resuming = new AbortController();
    const interrupted = { run, delivery, opened, how, lent, signal: this.#resuming.signal };
    const resuming = import("./interrupted/index.ts").then(({ resume }) => resume(interrupted));
    const resumed = await resuming.catch(() => undefined);
    this.#resuming = undefined;
    if (this.#state.kind !== "reading") {
      // Its first content was on its way when the reader left: nobody else settles it.
      if (resumed && !resumed.attempt.record) resumed.attempt.fail(leftOf(resumed));
    } else if (resumed) this.#goOn(resumed);
    else this.#breakOff(broken);
    this.#serve();
  }

  #goOn(resumed: OpenedStream): void {
    this.#opened = resumed;
    this.#watch.stop();
    this.#watch = new StreamWatch(this.#run, this.#onLate);
    // An abort that came with its first content was left for now.
    if (this.#run.signal?.aborted) this.#onAbort();
    else if (this.#reader.isWaiting || this.#pumping) this.#read();
  }

  #breakOff(broken: BrokenStream): void {
    const { signal } = this.#run;
    const error = signal?.aborted ? signal.reason : brokenError(this.#run, broken, this.#lent);
    this.#end({ kind: "broken", error }, signal?.aborted ? "aborted" : "stream_interrupted");
  }

  #end(state: StreamState, error: string | undefined): void {
    this.#state = state;
    this.#watch.stop();
    if (this.#grace) this.#run.engine.clock.clearTimer(this.#grace);
    this.#run.signal?.removeEventListener("abort", this.#onAbort);
    this.#run.conclude(state.kind === "ended" ? state.answer.overture : undefined, error);
    if (state.kind === "left") this.#serve();
    for (const tell of this.#whenOver.splice(0)) tell(state);
  }
}

function leftOf({ attempt }: OpenedStream): ProviderFault {
  return attempt.fault({ kind: "aborted", message: "The reader left the stream." });
}
