import type { BudgetLine } from "./budget-line.ts";

/** What a {@link BudgetPacer} is made from. */
export interface BudgetPacerInit {
  /** The budgets that pace, in their present periods. */
  readonly lines: (nowMs: number) => readonly PacedLine[];
  readonly now: () => number;
  /** What paces beside. */
  readonly beside: CostFactor | undefined;
}

/** A budget, and what is known here to be spent of it. */
export interface PacedLine extends Pick<BudgetLine, "limit" | "span"> {
  readonly posted: number | undefined;
}

/** What costs count for beside their amount. */
export interface CostFactor {
  costFactor(usdPerAnswer: number): number;
}

/** Spend that is ahead by this share of the budget makes costs count ten times. */
const tenfoldAhead = 0.02;
const highestFactor = 10_000;

/**
 * Makes what costs more count for more while spend runs ahead of the period, and for its amount otherwise: proportional control
 * in shares of the budget, on a scale of factors. It keeps nothing, so that processes that share a ledger pace alike, and a
 * restart changes nothing.
 */
export class BudgetPacer implements CostFactor {
  readonly #init: BudgetPacerInit;

  constructor(init: BudgetPacerInit) {
    this.#init = init;
  }

  /** The highest of the factors by which costs count: of the budgets, and of what paces beside. */
  costFactor(usdPerAnswer: number): number {
    const { lines, now, beside } = this.#init;
    const nowMs = now();
    let factor = beside?.costFactor(usdPerAnswer) ?? 1;
    for (const line of lines(nowMs)) factor = Math.max(factor, factorOf(line, nowMs));
    return factor;
  }
}

/** How much costs count for where a budget stands so. */
export function factorOf({ limit, span, posted = 0 }: PacedLine, nowMs: number): number {
  const elapsed = (nowMs - span.startMs) / (span.endMs - span.startMs);
  const ahead = posted / limit - elapsed;
  return ahead > 0 ? Math.min(highestFactor, 10 ** (ahead / tenfoldAhead)) : 1;
}
