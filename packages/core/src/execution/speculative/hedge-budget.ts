/** How long an allowance can be kept that was not used, in milliseconds: what was saved at night does not pay for a brownout at noon. */
export const budgetWindowMs = 300_000;

const slots = 10;

/** A rounding error must not cost a hedge. */
const tolerance = 1e-12;

/**
 * Dollars that hedges may cost. They are earned, as a share, by what is spent without hedging, and expire with the window. A
 * hedge is allowed while nothing is owed, so that all hedges together never cost more than was earned plus one of them.
 */
export class HedgeBudget {
  /** What is left of each slot's allowance, oldest first; at most as many as the window has. */
  readonly #earned: { readonly slot: number; usd: number }[] = [];
  /** What hedges cost beyond what was earned. */
  #owed = 0;

  /** Whether a hedge may be started. */
  allows(): boolean {
    return this.#owed <= tolerance;
  }

  /** Adds to the allowance. */
  earn(usd: number, nowMs: number): void {
    const paid = Math.min(usd, this.#owed);
    this.#owed -= paid;
    const slot = this.#turn(nowMs);
    const last = this.#earned.at(-1);
    if (last?.slot === slot) last.usd += usd - paid;
    else this.#earned.push({ slot, usd: usd - paid });
  }

  /** Takes what a hedge is expected to cost. */
  take(usd: number, nowMs: number): void {
    this.#turn(nowMs);
    let left = usd;
    while (left > 0) {
      const oldest = this.#earned[0];
      if (!oldest) break;
      const paid = Math.min(oldest.usd, left);
      oldest.usd -= paid;
      left -= paid;
      if (oldest.usd <= 0) this.#earned.shift();
    }
    this.#owed += left;
  }

  /** Corrects what was taken to what a hedge did cost. */
  correct(takenUsd: number, usd: number, nowMs: number): void {
    if (usd > takenUsd) this.take(usd - takenUsd, nowMs);
    else this.earn(takenUsd - usd, nowMs);
  }

  /** Drops what has expired, and gives the slot of now. */
  #turn(nowMs: number): number {
    const slot = Math.floor((nowMs * slots) / budgetWindowMs);
    while (this.#earned[0] && this.#earned[0].slot <= slot - slots) this.#earned.shift();
    return slot;
  }
}
