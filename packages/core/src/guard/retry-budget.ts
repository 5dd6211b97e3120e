import type { Clock } from "../time/index.ts";

/** How much may be asked of providers beyond the requests themselves. */
export interface RetryBudgetOptions {
  /** Retries allowed for each request. @default 0.2, which keeps an outage from doubling the load that caused it */
  readonly share?: number | undefined;
  /** Retries allowed each second on top, so that a program with few requests can retry at all. @default 10 */
  readonly perSecond?: number | undefined;
}

/** What a {@link RetryBudget} is made from. */
export interface RetryBudgetInit {
  readonly clock: Clock;
  readonly options?: RetryBudgetOptions | undefined;
}

/**
 * A token bucket that keeps retries under a share of the requests plus a number each second, over any window; it holds one
 * second's worth. The idea is the retry budget of Twitter's Finagle.
 */
export class RetryBudget {
  readonly #clock: Clock;
  readonly #share: number;
  readonly #perSecond: number;
  readonly #capacity: number;
  #tokens: number;
  #filledAtMs: number | undefined;

  constructor(init: RetryBudgetInit) {
    this.#clock = init.clock;
    this.#share = init.options?.share ?? 0.2;
    this.#perSecond = init.options?.perSecond ?? 10;
    // A whole retry must fit, or a budget of less than one each second would never allow any.
    this.#capacity = this.#share + this.#perSecond === 0 ? 0 : Math.max(this.#perSecond, 1);
    this.#tokens = this.#capacity;
  }

  /** A request began: its share is added. */
  deposit(): void {
    this.#fill();
    this.#tokens += this.#share;
  }

  /** Asks for a retry. True: it is counted and may go ahead. False: the budget is spent. */
  spend(): boolean {
    this.#fill();
    // A rounding error must not cost the last of ten deposits of a tenth.
    if (this.#tokens < 1 - 1e-9) return false;
    this.#tokens -= 1;
    return true;
  }

  /**
   * Counts a failover, which is never refused: another model bears it. It may take the budget below zero, down to its
   * capacity, so that retries of the same model wait until the failovers have been made good.
   */
  draw(): void {
    this.#fill();
    this.#tokens = Math.max(this.#tokens - 1, -this.#capacity);
  }

  #fill(): void {
    const nowMs = this.#clock.monotonic();
    // The clock is first read on use: some edge runtimes forbid it while a module loads.
    const elapsedMs = nowMs - (this.#filledAtMs ?? nowMs);
    this.#filledAtMs = nowMs;
    this.#tokens = Math.min(this.#tokens + (elapsedMs / 1000) * this.#perSecond, this.#capacity);
  }
}
