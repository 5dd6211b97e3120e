import type {
  Concluded,
  OvertureStats,
  RecordedEngine,
  RecordedLearning,
  Recording,
  Trace,
  TraceFilter,
  TurnedAway,
} from "./recording/index.ts";

/** So many requests are counted at once, and the first of them load what counts. */
const atOnce = 64;
/** Requests that wait to be counted while that is loaded; those that come when there are so many are not. */
const mostWaiting = 8192;

/**
 * The latest requests, and what became of all: `overture.traces`. It listens from the first request on if the option `traces`
 * says how many are kept, or if requests are held out to be compared, and otherwise from when somebody first asks: what nobody
 * looks at costs nothing.
 */
export class Traces {
  readonly #listen: () => () => void;
  readonly #load: () => Promise<Recording>;
  readonly #waiting: (Concluded | TurnedAway)[] = [];
  #listening: (() => void) | undefined;
  #recording: Promise<Recording> | undefined;
  #missed = 0;

  constructor(engine: RecordedEngine, learning: RecordedLearning, size: number | undefined, holdsOut: boolean) {
    this.#load = async () => new (await import("./recording/index.ts")).Recording(engine, learning, size ?? 256);
    const take = (request: Concluded | TurnedAway): void => {
      if (this.#waiting.length >= mostWaiting) this.#missed += 1;
      // Who asks is told what could not be loaded; nobody does here.
      else if (this.#waiting.push(request) % atOnce === 0) this.#counted().catch(() => {});
    };
    this.#listen = () => {
      engine.events.on("refused", take);
      return engine.events.on("answer", take);
    };
    if (size || holdsOut) this.#listening = this.#listen();
  }

  /** The trace of a request by the id of its decision or its answer, while it is among the latest. */
  async get(id: string): Promise<Trace | undefined> {
    return (await this.#counted()).get(id);
  }

  /** The latest traces that match, the last one first. */
  async recent(filter: TraceFilter = {}): Promise<readonly Trace[]> {
    return (await this.#counted()).recent(filter);
  }

  /** What became of all requests, as `overture.stats()` gives it. */
  async stats(): Promise<OvertureStats> {
    return (await this.#counted()).stats(this.#missed);
  }

  async #counted(): Promise<Recording> {
    this.#listening ??= this.#listen();
    this.#recording ??= this.#load();
    const recording = await this.#recording;
    recording.take(this.#waiting.splice(0));
    return recording;
  }
}
