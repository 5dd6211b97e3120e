/** What paces spending. */
export interface PaceOptions {
  /** How much a request may cost on average, in US dollars. */
  readonly usdPerRequest: number;
}

/** How fast the price of money follows spending: slow enough not to swing with every dear answer. */
const step = 0.02;
/** Over how many requests spending is averaged. */
const smoothedOver = 30;
/** Over how many requests what was overspent, or saved, is to be made good. */
const evenedOutOver = 50;
/** How strongly the price answers to what was overspent or saved, beside what it has learned. */
const answer = 3;

/** Where the price begins, and what bounds it: from one that nobody feels to one that only the cheapest model meets. */
const firstLogPrice = Math.log(1e-3);
const lowestLogPrice = Math.log(1e-6);
const highestLogPrice = Math.log(1e3);

/**
 * Keeps average spend under a ceiling by a price on money, which rises while spend runs ahead and falls while it lags: the dual
 * variable of the constraint, learned by mirror ascent (Balseiro, Lu and Mirrokni, "Dual Mirror Descent for Online Allocation
 * Problems", 2020), with a proportional term, as in a PI controller, that makes good what was overspent or saved.
 */
export class Pacer {
  readonly #ceilingUsd: number;
  #logPrice = firstLogPrice;
  #smoothedUsd: number;
  /** What was saved so far, in US dollars; negative where more was spent than allowed. */
  #savedUsd = 0;

  constructor({ usdPerRequest }: PaceOptions) {
    this.#ceilingUsd = usdPerRequest;
    this.#smoothedUsd = usdPerRequest;
  }

  /** Takes what a request cost, all its attempts together. */
  spent(usd: number): void {
    this.#savedUsd += this.#ceilingUsd - usd;
    this.#smoothedUsd += (usd - this.#smoothedUsd) / smoothedOver;
    const allowedUsd = this.#ceilingUsd * clamp(1 + this.#savedAllowances(), 0.2, 3);
    const ahead = clamp(this.#smoothedUsd / allowedUsd - 1, -1, 1);
    this.#logPrice = clamp(this.#logPrice + step * ahead, lowestLogPrice, highestLogPrice);
  }

  /** What costs count for beside their amount, where a perfect answer is worth `usdPerAnswer`. */
  costFactor(usdPerAnswer: number): number {
    const price = Math.exp(this.#logPrice - answer * clamp(this.#savedAllowances(), -3, 3));
    return 1 + (usdPerAnswer * price) / this.#ceilingUsd;
  }

  /** What was saved, in allowances for each of the requests over which it is evened out. */
  #savedAllowances(): number {
    return this.#savedUsd / (this.#ceilingUsd * evenedOutOver);
  }
}

function clamp(value: number, lowest: number, highest: number): number {
  return Math.min(highest, Math.max(lowest, value));
}
