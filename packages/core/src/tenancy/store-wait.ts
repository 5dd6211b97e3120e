import type { Clock } from "../time/index.ts";
import { inTime, TooLate } from "./in-time.ts";

/**
 * How long one request waits for the store, all in all: whatever it asks, and however often. Once that is used up it asks no
 * more, so that a store that hangs costs a request its patience once, and not with every question.
 */
export class StoreWait {
  readonly #clock: Clock;
  readonly #timeoutMs: number;
  #waitedMs = 0;
  #asking = 0;
  #sinceMs = 0;

  /** A wait of so many milliseconds. */
  constructor(clock: Clock, timeoutMs: number) {
    this.#clock = clock;
    this.#timeoutMs = timeoutMs;
  }

  /** How much of it is left, in milliseconds. What is waited for at the same time counts once. */
  get leftMs(): number {
    const waitingMs = this.#asking > 0 ? this.#clock.monotonic() - this.#sinceMs : 0;
    return Math.max(0, this.#timeoutMs - this.#waitedMs - waitingMs);
  }

  /** Asks the store, which must not have it take effect after `validUntil`. Rejects with `TooLate` if it does not answer in time. */
  async for<Value>(ask: (validUntil: number) => Promise<Value>): Promise<Value> {
    const leftMs = this.leftMs;
    if (leftMs === 0) throw new TooLate(this.#timeoutMs);
    if (this.#asking === 0) this.#sinceMs = this.#clock.monotonic();
    this.#asking += 1;
    try {
      return await inTime(this.#clock, ask(this.#clock.now() + leftMs), leftMs);
    } finally {
      this.#asking -= 1;
      if (this.#asking === 0) this.#waitedMs += this.#clock.monotonic() - this.#sinceMs;
    }
  }
}
