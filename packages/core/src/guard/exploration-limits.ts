import { DailyBudget } from "./daily-budget.ts";

/** How much exploring may cost. */
export interface ExplorationOptions {
  /**
   * In what share of requests, from 0 to 1, a draw may choose another model than what is believed best. @default none: draws
   * deviate less by themselves the more is known
   */
  readonly maxShare?: number | undefined;
  /**
   * What such choices may cost in a day beyond what is believed best, from midnight to midnight UTC, in US dollars, by
   * forecast. @default none
   */
  readonly maxUsdPerDay?: number | undefined;
}

/** So many choices may have been saved up, so that a quiet hour does not allow a wild one. */
const mostSaved = 5;

/** Counts the choices that explore, and says how far the next one may go. */
export class ExplorationLimits {
  readonly #share: number | undefined;
  readonly #budget: DailyBudget | undefined;
  /** Choices that may still explore: every request adds a share of one. */
  #saved = 1;

  constructor({ maxShare, maxUsdPerDay }: ExplorationOptions) {
    this.#share = maxShare;
    this.#budget = maxUsdPerDay === undefined ? undefined : new DailyBudget(maxUsdPerDay);
  }

  /** What the next choice may cost beyond what is believed best, in US dollars; undefined if it may not explore at all. */
  allowanceUsd(nowMs: number): number | undefined {
    if (this.#share !== undefined && (this.#share === 0 || this.#saved < 1)) return undefined;
    return this.#budget?.leftUsd(nowMs) ?? Number.POSITIVE_INFINITY;
  }

  /** Counts a request; `extraUsd` is what its choice is expected to cost beyond the other, undefined if it explored nothing. */
  count(extraUsd: number | undefined, nowMs: number): void {
    if (this.#share !== undefined) this.#saved = Math.min(mostSaved, this.#saved + this.#share);
    if (extraUsd === undefined) return;
    if (this.#share !== undefined) this.#saved -= 1;
    // What came cheaper saves no money for others: its answer may be worse.
    this.#budget?.hold(Math.max(0, extraUsd), nowMs);
  }
}
