/** What paces spending. */
export interface PaceOptions {
  /** How much a request may cost on average, in US dollars. */
  readonly usdPerRequest: number;
}

/** How fast the price of money moves: slow enough to average over the dear answers, fast enough to end near the ceiling. */
const step = 0.02;

/**
 * Keeps average spend under a ceiling by a price on money that rises while spend runs ahead and falls while it lags: the dual
 * variable of the constraint, by online gradient ascent (Zinkevich, 2003; for routing, "ParetoBandit", 2026).
 */
export class Pacer {
  readonly #ceilingUsd: number;
  /** How much quality a request's whole allowance is worth at the moment. */
  #price = 0;

  constructor({ usdPerRequest }: PaceOptions) {
    this.#ceilingUsd = usdPerRequest;
  }

  /** Takes what a request cost. */
  spent(usd: number): void {
    this.#price = Math.max(0, this.#price + step * (usd / this.#ceilingUsd - 1));
  }

  /** What costs count for beside their amount, where a perfect answer is worth `usdPerAnswer`. */
  costFactor(usdPerAnswer: number): number {
    return 1 + (usdPerAnswer * this.#price) / this.#ceilingUsd;
  }
}
