import type { NanoUsd } from "../catalog/index.ts";
import { type FailedAttempt, OvertureError } from "../chat/index.ts";
import type { Clock } from "../time/index.ts";
import { type BudgetLine, budgetName } from "./budget-line.ts";
import { wholeAmount } from "./whole-amount.ts";

/** What money is told of with. */
export interface MoneyWords {
  readonly clock: Clock;
  readonly formatUsd: (amount: NanoUsd) => string;
}

/** A budget that a request does not fit into, as the error has it. */
export interface ExceededBudget {
  /** Whose it is: `tenant`, `app`, `tag …` or `user …`. */
  readonly owner: string;
  readonly per: BudgetLine["per"];
  readonly usd: number;
  readonly spentUsd: number;
  /** Set aside for calls that are under way. */
  readonly heldUsd: number;
  /** When it begins anew; absent for a budget in total. */
  readonly resetsAt?: Date | undefined;
}

/** `budget_exceeded` (402): which budget it was, and where it stands. */
export class BudgetExceededError extends OvertureError {
  readonly budget: ExceededBudget;

  constructor(budget: ExceededBudget, message: string, attempts: readonly FailedAttempt[], nowMs: number) {
    const retryAfterMs = budget.resetsAt && budget.resetsAt.getTime() - nowMs;
    super({ code: "budget_exceeded", status: 402, param: "budget", message, attempts, retryAfterMs });
    this.budget = budget;
  }
}

/** A budget that has no room, with what is posted and held on it. */
export interface FullBudget {
  readonly line: BudgetLine;
  readonly posted: number;
  readonly held: number;
}

/** Says which budget a request does not fit into, what is spent and held, and when it begins anew. */
export function exceeded(
  { clock, formatUsd }: MoneyWords,
  { line, posted, held }: FullBudget,
  attempts: readonly FailedAttempt[] = [],
): BudgetExceededError {
  const { owner, per, limit, span } = line;
  const resetsAt = Number.isFinite(span.endMs) ? new Date(span.endMs) : undefined;
  const ends = resetsAt ? ` It begins anew at ${resetsAt.toISOString()}.` : "";
  const money = `${formatUsd(wholeAmount(posted))} spent and ${formatUsd(wholeAmount(held))} held`;
  const message = `The request does not fit into ${budgetName(line)}: ${money}.${ends}`;
  const [usd, spentUsd, heldUsd] = [limit / 1e9, posted / 1e9, held / 1e9];
  return new BudgetExceededError({ owner, per, usd, spentUsd, heldUsd, resetsAt }, message, attempts, clock.now());
}

/** Says that a price is missing. */
export function unpriced(
  { model }: { readonly model: string },
  attempts: readonly FailedAttempt[] = [],
  { service_tier: tier }: { readonly service_tier?: string | null | undefined } = {},
): OvertureError {
  const inTier = tier ? ` in the service tier "${tier.slice(0, 80)}"` : "";
  return new OvertureError({
    code: "budget_exceeded",
    status: 402,
    param: "budget",
    attempts,
    message: `No price of ${model}${inTier} is known, so that it cannot be kept within a hard budget: give it one by the option "catalog".`,
  });
}

/** Says that the budgets cannot be asked. */
export function storeDown(): OvertureError {
  return new OvertureError({
    code: "store_unavailable",
    status: 503,
    message: 'The store that holds the budgets did not answer in time. Set onStoreDown: "allow" to go on without.',
  });
}
