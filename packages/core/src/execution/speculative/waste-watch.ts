/** Over how long the waste of races is looked at, in milliseconds. */
export const wasteWindowMs = 300_000;

/** How long racing is off once it wasted too much, in milliseconds. */
export const racingOffMs = 300_000;

const slots = 10;

/** A few races say little of what racing costs. */
const leastRaces = 10;

interface Slot {
  readonly slot: number;
  races: number;
  usd: number;
  wastedUsd: number;
}

/** Watches what losers cost where several models are started together, and says when it was too much. */
export class WasteWatch {
  /** Oldest first; at most as many as the window has. */
  #slots: Slot[] = [];
  #offUntilMs = Number.NEGATIVE_INFINITY;

  /** Whether racing is off. */
  isOff(nowMs: number): boolean {
    return nowMs < this.#offUntilMs;
  }

  /** Takes a race. Gives the share of all spend that was wasted if it is above the threshold, which switches racing off. */
  note(usd: number, wastedUsd: number, threshold: number, nowMs: number): number | undefined {
    const slot = Math.floor((nowMs * slots) / wasteWindowMs);
    this.#slots = this.#slots.filter((each) => each.slot > slot - slots);
    let current = this.#slots.at(-1);
    if (current?.slot !== slot) {
      current = { slot, races: 0, usd: 0, wastedUsd: 0 };
      this.#slots.push(current);
    }
    current.races += 1;
    current.usd += usd;
    current.wastedUsd += wastedUsd;
    const total = { races: 0, usd: 0, wastedUsd: 0 };
    for (const each of this.#slots) {
      total.races += each.races;
      total.usd += each.usd;
      total.wastedUsd += each.wastedUsd;
    }
    const ratio = total.usd > 0 ? total.wastedUsd / total.usd : 0;
    if (this.isOff(nowMs) || total.races < leastRaces || ratio <= threshold) return undefined;
    this.#offUntilMs = nowMs + racingOffMs;
    this.#slots = [];
    return ratio;
  }
}
