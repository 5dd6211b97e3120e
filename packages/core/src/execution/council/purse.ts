import type { NanoUsd } from "../../catalog/index.ts";

/** What a council may spend, in nano-dollars. What is set aside counts as spent until it is settled. */
export class Purse {
  readonly #limitNanoUsd: number;
  #nanoUsd = 0;

  /** Without a limit everything fits. */
  constructor(limitUsd: number | undefined) {
    this.#limitNanoUsd = limitUsd === undefined ? Number.POSITIVE_INFINITY : Math.floor(limitUsd * 1e9);
  }

  /** Whether there is a limit at all. */
  get limited(): boolean {
    return this.#limitNanoUsd !== Number.POSITIVE_INFINITY;
  }

  /** Sets so many dollars aside; undefined if there are not so many left. `settle` replaces them by what was spent. */
  hold(usd: number): { settle(spent: NanoUsd): void } | undefined {
    const held = Math.ceil(usd * 1e9);
    if (this.#nanoUsd + held > this.#limitNanoUsd) return undefined;
    this.#nanoUsd += held;
    return {
      settle: (spent) => {
        this.#nanoUsd += spent - held;
      },
    };
  }
}
