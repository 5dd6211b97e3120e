import type { NanoUsd } from "../catalog/index.ts";
import { type FailedAttempt, OvertureError } from "../chat/index.ts";
import type { Clock } from "../time/index.ts";
import { type BudgetLine, budgetName } from "./budget-line.ts";
import { nanoPerUsd, wholeAmount } from "./whole-amount.ts";

/** What money is told of with. */
export interface MoneyWords {
  readonly clock: Clock;
  readonly formatUsd: (amount: NanoUsd) => string;
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
): OvertureError {
  const { owner, per, limit, span } = line;
  const resetsAt = Number.isFinite(span.endMs) ? new Date(span.endMs) : undefined;
  const ends = resetsAt ? ` It begins anew at ${resetsAt.toISOString()}.` : "";
  const money = `${formatUsd(wholeAmount(posted))} spent and ${formatUsd(wholeAmount(held))} held`;
  const message = `The request does not fit into ${budgetName(line)}: ${money}.${ends}`;
  const [usd, spentUsd, heldUsd] = [limit / nanoPerUsd, posted / nanoPerUsd, held / nanoPerUsd];
  return new OvertureError({
    ...{ code: "budget_exceeded" as const, status: 402, param: "budget", message, attempts },
    budget: { owner, per, usd, spentUsd, heldUsd, resetsAt },
    retryAfterMs: resetsAt && resetsAt.getTime() - clock.now(),
  });
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

/** Says that the budgets, or the limits, cannot be asked. */
export function storeDown(what: "budgets" | "limits"): OvertureError {
  const message = `The store that holds the ${what} did not answer in time. Set onStoreDown: "allow" to go on without.`;
  return new OvertureError({ code: "store_unavailable", status: 503, message });
}
