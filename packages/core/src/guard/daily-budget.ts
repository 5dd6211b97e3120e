const dayMs = 86_400_000;

/** Money that was set aside for something that is under way. */
export interface DailyHold {
  readonly usd: number;
  readonly day: number;
}

/** Dollars that may be spent in a day, from midnight to midnight UTC. What is under way counts in full until it is settled. */
export class DailyBudget {
  readonly #maxUsd: number;
  #day = Number.NEGATIVE_INFINITY;
  #usd = 0;

  constructor(maxUsd: number) {
    this.#maxUsd = maxUsd;
  }

  /** Whether so much may still be spent today. */
  allows(usd: number, nowMs: number): boolean {
    this.#turn(nowMs);
    return this.#usd + usd <= this.#maxUsd;
  }

  /** What may still be spent today, in US dollars. */
  leftUsd(nowMs: number): number {
    this.#turn(nowMs);
    return Math.max(0, this.#maxUsd - this.#usd);
  }

  /** Sets money aside, or gives undefined if there is not so much left today. */
  hold(usd: number, nowMs: number): DailyHold | undefined {
    if (!this.allows(usd, nowMs)) return undefined;
    this.#usd += usd;
    return { usd, day: this.#day };
  }

  /** Replaces what was held by what was spent. What was held yesterday was spent yesterday. */
  settle(hold: DailyHold, usd: number, nowMs: number): void {
    this.#turn(nowMs);
    if (hold.day === this.#day) this.#usd += usd - hold.usd;
  }

  #turn(nowMs: number): void {
    const day = Math.floor(nowMs / dayMs);
    if (day === this.#day) return;
    this.#day = day;
    this.#usd = 0;
  }
}
