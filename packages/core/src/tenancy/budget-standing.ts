import type { CounterValue } from "../state/index.ts";
import type { BudgetLine, Owner } from "./budget-line.ts";
import { nanoPerUsd } from "./whole-amount.ts";

/** Where a budget stands. */
export interface BudgetStanding {
  /** Whose it is: `tenant`, `app`, `tag …` or `user …`. */
  readonly owner: Owner;
  readonly per: BudgetLine["per"];
  readonly hard: boolean;
  readonly usd: number;
  readonly spentUsd: number;
  /** Set aside for calls that are under way. */
  readonly heldUsd: number;
  /** The part of what is spent that comes from calls of which nobody has told what they cost. */
  readonly unknownUsd: number;
  readonly leftUsd: number;
  /** When the period began and ends; absent for a budget in total. */
  readonly startsAt?: Date | undefined;
  readonly endsAt?: Date | undefined;
  /** What will be spent by the end if it goes on as since the beginning; absent where that is not known. */
  readonly projectedUsd?: number | undefined;
}

/** With less of the period gone than this nothing can be said of its end. */
const leastShare = 0.01;

/** Works a budget's standing out from its counter. */
export function budgetStanding(line: BudgetLine, value: CounterValue | undefined, nowMs: number): BudgetStanding {
  const { posted = 0, held = 0, unknown = 0 } = value ?? {};
  const { startMs, endMs } = line.span;
  const isBounded = Number.isFinite(endMs);
  const gone = (nowMs - startMs) / (endMs - startMs);
  return {
    owner: line.owner,
    per: line.per,
    hard: line.hard,
    usd: line.limit / nanoPerUsd,
    spentUsd: posted / nanoPerUsd,
    heldUsd: held / nanoPerUsd,
    unknownUsd: unknown / nanoPerUsd,
    leftUsd: Math.max(0, line.limit - posted - held) / nanoPerUsd,
    startsAt: isBounded ? new Date(startMs) : undefined,
    endsAt: isBounded ? new Date(endMs) : undefined,
    projectedUsd: isBounded && gone >= leastShare ? posted / gone / nanoPerUsd : undefined,
  };
}
