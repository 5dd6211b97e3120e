import type { Clock } from "@overture/core/store";

/** An estimate is taken anew after so long: clocks drift by milliseconds a minute at worst. */
const freshMs = 60_000;

/**
 * How far the server's clock is from ours, learned from its replies: a reply's time lies between sending and receiving, and
 * the quicker the reply, the better it is known (Cristian, "Probabilistic Clock Synchronization", 1989).
 */
export class ServerTime {
  readonly #clock: Clock;
  #offsetMs = 0;
  #tookMs = Number.POSITIVE_INFINITY;
  #seenAtMs = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether nothing is known of the server's clock yet. */
  get isUnknown(): boolean {
    return this.#seenAtMs === Number.NEGATIVE_INFINITY;
  }

  /** When something is sent, on the clock that never jumps. */
  sent(): number {
    return this.#clock.monotonic();
  }

  /** Takes the time that a reply to what was sent then tells. */
  received(serverMs: number, sentAt: number): void {
    const at = this.#clock.monotonic();
    const tookMs = at - sentAt;
    if (tookMs > this.#tookMs && at - this.#seenAtMs < freshMs) return;
    this.#offsetMs = serverMs - (this.#clock.now() - tookMs / 2);
    this.#tookMs = tookMs;
    this.#seenAtMs = at;
  }

  /** A time of ours on the server's clock. */
  of(localMs: number): number {
    return localMs + this.#offsetMs;
  }
}
