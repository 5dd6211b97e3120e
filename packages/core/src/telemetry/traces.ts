import type { EventHub } from "./event-hub.ts";
import type { Concluded, OvertureStats, Recording, RecordingInit, Trace, TraceFilter } from "./recording/index.ts";

/** So many requests are counted at once, and the first of them load what counts. */
const atOnce = 64;
/** Requests that wait to be counted while that is loaded; when there are more, some are not. */
const mostWaiting = 8192;

/** The latest requests, and what became of all: `overture.traces`. What keeps and counts is loaded once some have ended. */
export class Traces {
  readonly #init: RecordingInit;
  readonly #waiting: Concluded[] = [];
  #recording: Recording | undefined;
  #missed = 0;

  /** Listens, unless nothing is to be kept. */
  constructor(init: RecordingInit, events: EventHub) {
    this.#init = init;
    if (init.size > 0) events.on("answer", this.#note);
  }

  /** The trace of a request by the id of its decision or its answer, while it is among the latest. */
  async get(id: string): Promise<Trace | undefined> {
    return (await this.#load()).get(id);
  }

  /** The latest traces that match, the last one first. */
  async recent(filter: TraceFilter = {}): Promise<readonly Trace[]> {
    return (await this.#load()).recent(filter);
  }

  /** What became of all requests, as `overture.stats()` gives it. */
  async stats(): Promise<OvertureStats> {
    return (await this.#load()).stats(this.#missed);
  }

  readonly #note = (request: Concluded): void => {
    const waiting = this.#waiting;
    if (waiting.push(request) % atOnce !== 0) return;
    if (this.#recording) this.#recording.take(waiting.splice(0));
    else void this.#load().catch(() => {});
    if (waiting.length > mostWaiting) this.#missed += waiting.splice(0, atOnce).length;
  };

  async #load(): Promise<Recording> {
    const { Recording } = await import("./recording/index.ts");
    this.#recording ??= new Recording(this.#init);
    this.#recording.take(this.#waiting.splice(0));
    return this.#recording;
  }
}
