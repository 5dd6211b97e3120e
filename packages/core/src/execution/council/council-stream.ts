import type { ModelName } from "../../catalog/index.ts";
import type { ChatCompletionChunk } from "../../chat/index.ts";
import { chunksOf } from "../../chunks/index.ts";
import type { Timer } from "../../time/index.ts";
import type { Answer } from "../answer.ts";
import type { ChatStream } from "../answer-stream.ts";
import type { AnswerChunk } from "../delivery.ts";
import type { OpenedStream } from "../open-stream.ts";
import type { Run } from "../run.ts";
import { openChairman } from "./chairman.ts";
import { resolve, type Verdict } from "./resolve.ts";
import type { Progress, Sitting } from "./sitting.ts";
import { accountFor, keepConversation, memberAnswer } from "./write-answer.ts";

/** What streams are made with; it is loaded with the first stream. */
type Streaming = typeof import("../begin-stream.ts");

/** What the stream is read from once the council has come to a result. */
type Source =
  | { readonly kind: "whole"; readonly answer: Answer; readonly chunks: AnswerChunk[] }
  | { readonly kind: "live"; readonly stream: ChatStream };

/** Proxies and clients give up on a connection on which nothing comes for half a minute and more. */
const heartbeatMs = 10_000;

/**
 * The stream of a council: it is there at once, brings nothing while the members answer, and then the chosen answer, or the
 * chairman's as it is written.
 */
export class CouncilStream implements ChatStream {
  readonly #sitting: Sitting;
  readonly #streaming: Streaming;
  readonly #source: Promise<Source>;
  #found: Source | undefined;
  #over = false;
  #told = false;
  /** Whether it has come to a result, or to none. */
  #held = false;
  #heartbeat: Timer | undefined;

  constructor(sitting: Sitting, streaming: Streaming) {
    this.#sitting = sitting;
    this.#streaming = streaming;
    this.#source = this.#hold();
    // Whoever reads is told; where nobody does, there is nobody to tell.
    this.#source.catch(() => {});
  }

  get id(): string {
    const { run } = this.#sitting;
    return this.#found ? run.answerId(this.model) : run.decision.id;
  }

  get model(): ModelName {
    const found = this.#found;
    if (!found) return "overture/council";
    return found.kind === "live" ? found.stream.model : found.answer.overture.model;
  }

  get attempts(): number {
    const found = this.#found;
    return found?.kind === "live" ? found.stream.attempts : this.#sitting.run.attempts.length;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<AnswerChunk>> {
    if (this.#over) return { done: true, value: undefined };
    const source = await this.#tellOnce();
    if (this.#over || !source) return { done: true, value: undefined };
    if (source.kind === "live") return await source.stream.next();
    const chunk = source.chunks.shift();
    return chunk ? { done: false, value: chunk } : { done: true, value: undefined };
  }

  return(): Promise<IteratorResult<AnswerChunk>> {
    this.abort();
    return Promise.resolve({ done: true, value: undefined });
  }

  abort(): void {
    this.#over = true;
    if (this.#found?.kind === "live") this.#found.stream.abort();
    else if (!this.#found) this.#sitting.leave();
  }

  async completion(): Promise<Answer> {
    const source = await this.#source;
    return source.kind === "live" ? await source.stream.completion() : source.answer;
  }

  toReadableStream(): ReadableStream<Uint8Array> {
    return this.#streaming.jsonLines(this);
  }

  /** Has somebody told how the council gets on, in words without anything of the request, and that it is still at it. */
  onProgress(listener: (comment: string) => void): void {
    const { engine } = this.#sitting.run;
    if (this.#held || this.#over) return;
    listener("council");
    this.#sitting.onProgress = (progress) => listener(wordsOf(progress));
    const beat = (): void => {
      listener("council");
      this.#heartbeat = engine.clock.setTimer(beat, heartbeatMs);
    };
    this.#heartbeat = engine.clock.setTimer(beat, heartbeatMs);
  }

  /** What broke the council is thrown once; after that the stream is over, as iterators are. */
  async #tellOnce(): Promise<Source | undefined> {
    try {
      return await this.#source;
    } catch (error) {
      if (this.#over || this.#told) return undefined;
      this.#told = true;
      throw error;
    }
  }

  /** Holds the council, and concludes the request unless it goes on as a chairman's stream, which concludes it. */
  async #hold(): Promise<Source> {
    const { run, lent } = this.#sitting;
    try {
      const signing = run.engine.answerIds.load();
      if (signing) await signing;
      const verdict = await resolve(this.#sitting);
      this.#found = await this.#begin(verdict);
      if (this.#over && this.#found.kind === "live") this.#found.stream.abort();
      return this.#found;
    } catch (error) {
      const aborted = run.signal?.aborted === true || this.#over;
      run.conclude(undefined, aborted ? "aborted" : error instanceof lent.OvertureError ? error.code : "unexpected");
      throw error;
    } finally {
      this.#held = true;
      if (this.#heartbeat) run.engine.clock.clearTimer(this.#heartbeat);
      this.#sitting.onProgress = undefined;
      this.#sitting.end();
    }
  }

  async #begin(verdict: Verdict): Promise<Source> {
    const live = verdict.kind === "chairman" ? await this.#chaired(verdict) : undefined;
    // Whoever has left meanwhile has it ended: a stream that has begun concludes the request by itself.
    if (live) return { kind: "live", stream: live };
    this.#sitting.check();
    const { run, lent } = this.#sitting;
    const answer = memberAnswer(this.#sitting, verdict);
    const { overture, ...completion } = answer;
    const includeUsage = run.request.stream_options?.include_usage === true;
    const delivery = new this.#streaming.Delivery({ model: overture.model, choices: 1, includeUsage });
    for (const chunk of chunksOf(completion)) delivery.push(chunk);
    delivery.end(overture);
    lent.noteAnswer(run, answer);
    run.conclude(overture, undefined);
    return { kind: "whole", answer, chunks: delivery.ready };
  }

  async #chaired(verdict: Verdict & { kind: "chairman" }): Promise<ChatStream | undefined> {
    const { run, lent } = this.#sitting;
    const opened = await openChairman(this.#sitting, verdict.asking, this.#streaming.openStream);
    if (!opened) {
      const message = "No chairman wrote an answer: the best member's is given.";
      run.warn([{ code: "council_without_chairman", message }]);
      return undefined;
    }
    let text = "";
    const listen = (chunk: ChatCompletionChunk): void => {
      text += chunk.choices[0]?.delta.content ?? "";
    };
    opened.buffered.forEach(listen);
    const chairman = opened.attempt.candidate.model;
    accountFor(this.#sitting, verdict, () => ({ chairman, text }));
    const noteAnswer = (_: Run, answer: Answer): void => {
      keepConversation(this.#sitting, answer, chairman);
      lent.noteAnswer(run, answer);
    };
    const chunks = heard(opened.chunks, listen);
    return new this.#streaming.ProviderStream(run, { ...opened, chunks }, { ...lent.streams, noteAnswer });
  }
}

/** The same chunks, each of which is heard before it is handed on. */
function heard(
  chunks: OpenedStream["chunks"],
  listen: (chunk: ChatCompletionChunk) => void,
): AsyncIterator<ChatCompletionChunk> {
  return {
    next: async () => {
      const result = await chunks.next();
      // What is no chunk is for whoever reads it to find out.
      if (!result.done && Array.isArray(result.value?.choices)) listen(result.value);
      return result;
    },
    return: async () => (await chunks.return?.()) ?? { done: true, value: undefined },
  };
}

function wordsOf({ stage, outcome, done, of }: Progress): string {
  return `council ${stage} ${outcome}, ${done} of ${of}`;
}
