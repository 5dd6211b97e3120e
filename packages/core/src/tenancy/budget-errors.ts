import type { NanoUsd } from "../catalog/index.ts";
import { OvertureError } from "../chat/index.ts";
import type { Clock } from "../time/index.ts";
import { type BudgetLine, budgetName } from "./budget-line.ts";
import { wholeAmount } from "./whole-amount.ts";

/** What money is told of with. */
export interface MoneyWords {
  readonly clock: Clock;
  readonly formatUsd: (amount: NanoUsd) => string;
}

/** Says which budget a request does not fit into, what is spent and held, and when it begins anew. */
export function exceeded(
  { clock, formatUsd }: MoneyWords,
  line: BudgetLine,
  posted: number,
  held: number,
): OvertureError {
  const nowMs = clock.now();
  const { endMs } = line.span;
  const ends = Number.isFinite(endMs) ? ` It begins anew at ${new Date(endMs).toISOString()}.` : "";
  const money = `${formatUsd(wholeAmount(posted))} spent and ${formatUsd(wholeAmount(held))} held`;
  return new OvertureError({
    code: "budget_exceeded",
    status: 402,
    param: "budget",
    message: `The request does not fit into ${budgetName(line)}: ${money}.${ends}`,
    retryAfterMs: Number.isFinite(endMs) ? endMs - nowMs : undefined,
  });
}

/** Says that a price is missing. */
export function unpriced({ model }: { readonly model: string }): OvertureError {
  return new OvertureError({
    code: "budget_exceeded",
    status: 402,
    param: "budget",
    message: `No price of ${model} is known, so that it cannot be kept within a hard budget: give it one by the option "catalog".`,
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
