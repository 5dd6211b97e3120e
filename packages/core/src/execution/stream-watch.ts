import type { Timer } from "../time/index.ts";
import type { Run } from "./run.ts";

/**
 * Watches a stream for standing still and for the request's deadline. One timer serves the whole stream: setting one for
 * each chunk would cost more than the chunk. Only time in which the provider is being waited for counts as standing still.
 */
export class StreamWatch {
  readonly #run: Run;
  readonly #onLate: (message: string) => void;
  /** Since when the provider has been asked for a chunk, on the monotonic clock. */
  #askedAt: number | undefined;
  #timer: Timer | undefined;

  constructor(run: Run, onLate: (message: string) => void) {
    this.#run = run;
    this.#onLate = onLate;
    this.#arm();
  }

  /** Whether the provider is being waited for. */
  get waiting(): boolean {
    return this.#askedAt !== undefined;
  }

  asked(): void {
    this.#askedAt = this.#run.engine.clock.monotonic();
  }

  answered(): void {
    this.#askedAt = undefined;
  }

  stop(): void {
    if (this.#timer) this.#run.engine.clock.clearTimer(this.#timer);
  }

  #idleMs(): number {
    return this.#askedAt === undefined ? 0 : this.#run.engine.clock.monotonic() - this.#askedAt;
  }

  #arm(): void {
    const leftMs = Math.min(this.#run.limits.idleMs - this.#idleMs(), this.#run.remainingMs());
    this.#timer = this.#run.engine.clock.setTimer(this.#onTimer, Math.max(0, leftMs));
  }

  readonly #onTimer = (): void => {
    const { limits } = this.#run;
    const idleMs = this.#idleMs();
    if (this.#run.remainingMs() <= 0) {
      this.#onLate(`The request's ${Math.round(limits.totalMs)} ms were over in the middle of the stream.`);
    } else if (idleMs >= limits.idleMs) this.#onLate(`The stream stood still for ${Math.round(idleMs)} ms.`);
    else this.#arm();
  };
}
