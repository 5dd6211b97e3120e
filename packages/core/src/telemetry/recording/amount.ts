import type { Cost, CostCertainty } from "../../catalog/index.ts";

/** A sum of costs. */
export interface Amount {
  /** US dollars, for reading. */
  readonly usd: number;
  /** The same as a whole number of billionths of a dollar: sums of it are exact. */
  readonly nanoUsd: number;
  /** How sure the least sure of the costs is. */
  readonly certainty: CostCertainty;
}

const fromSurest: readonly CostCertainty[] = ["exact", "estimated", "at-least", "unknown"];

/** Adds costs. */
export class Sum {
  #nanoUsd = 0;
  #certainty = 0;

  add({ nanoUsd, certainty }: Cost): void {
    this.#nanoUsd += nanoUsd;
    this.#certainty = Math.max(this.#certainty, fromSurest.indexOf(certainty));
  }

  amount(): Amount {
    const certainty = fromSurest[this.#certainty] ?? "unknown";
    return { usd: this.#nanoUsd / 1e9, nanoUsd: this.#nanoUsd, certainty };
  }
}
