import { type Clock, letGo, type Timer } from "../time/index.ts";

/** Work that is done again and again while there is something to do, by a timer that keeps no process alive. */
export class Recurring {
  readonly #clock: Clock;
  readonly #everyMs: number;
  /** Does the work, and gives whether there will be more. */
  readonly #work: () => boolean;
  #timer: Timer | undefined;

  constructor(clock: Clock, everyMs: number, work: () => boolean) {
    this.#clock = clock;
    this.#everyMs = everyMs;
    this.#work = work;
  }

  /** Sees to it that the work is done once the time has passed. */
  start(): void {
    if (this.#timer !== undefined) return;
    this.#timer = this.#clock.setTimer(() => {
      this.#timer = undefined;
      if (this.#work()) this.start();
    }, this.#everyMs);
    letGo(this.#timer);
  }

  /** Does it no more, until it is started again. */
  stop(): void {
    if (this.#timer !== undefined) this.#clock.clearTimer(this.#timer);
    this.#timer = undefined;
  }
}
