import type { NanoUsd } from "../catalog/index.ts";
import { type BudgetPeriod, type PeriodSpan, periodAt } from "./period.ts";
import type { Allowance, BudgetOptions, LimitOptions } from "./tenant-terms.ts";
import { nanoPerUsd, wholeAmount } from "./whole-amount.ts";

/** Whose a budget or a limit is: `app`, `tenant`, `tag <name>` or `user <name>`. */
export type Owner = "app" | "tenant" | `tag ${string}` | `user ${string}`;

/** What somebody may spend, and how fast. */
export interface OwnAllowance {
  readonly owner: Owner;
  readonly budgets: readonly BudgetOptions[];
  readonly limits: LimitOptions;
}

/** One budget, in the period that a moment lies in. */
export interface BudgetLine {
  readonly owner: Owner;
  readonly per: BudgetPeriod;
  readonly limit: NanoUsd;
  readonly hard: boolean;
  readonly downgrades: boolean;
  readonly warnAt: readonly number[];
  readonly pace: boolean;
  /** Whether a call of which the vendor tells no usage counts as the most that it may have cost. */
  readonly cutAtWorst: boolean;
  readonly span: PeriodSpan;
  /** Where it is counted. Budgets of one owner over the same time share a counter, whatever their limits: it is what was spent. */
  readonly book: string;
  readonly counter: string;
  /** How long the book is kept, in milliseconds; undefined: for ever. */
  readonly keepMs: number | undefined;
}

/** Spent books are kept this much longer than their periods, so that a month can be looked at until the next but one. */
const keptAfterMs = 70 * 86_400_000;

/** When a budget says that it is running out, by default: in time to do something, when it is urgent, and when it is over. */
const defaultWarnAt: readonly number[] = [0.75, 0.9, 1];

/** What an owner's options come to. Undefined if there are none. */
export function allowanceOf(owner: Owner, { budget, limits }: Allowance): OwnAllowance | undefined {
  const budgets = budget === undefined ? [] : isList(budget) ? budget : [budget];
  return budgets.length === 0 && limits === undefined ? undefined : { owner, budgets, limits: limits ?? {} };
}

/** The budgets of an owner as they stand at a moment. */
export function budgetLines({ owner, budgets }: OwnAllowance, nowMs: number): readonly BudgetLine[] {
  return budgets.map((options) => {
    const { per = "month", timeZone = "UTC" } = options;
    const span = periodAt(nowMs, per, timeZone);
    const zone = per === "total" ? "" : ` ${timeZone}`;
    return {
      owner,
      per,
      limit: wholeAmount(Math.round(options.usd * nanoPerUsd)),
      hard: options.hard ?? true,
      downgrades: options.whenOver === "downgrade",
      warnAt: options.warnAt ?? defaultWarnAt,
      pace: options.pace === true && per !== "total",
      cutAtWorst: options.cutCalls !== "likely",
      span,
      book: `spent ${span.key} ${per}${zone}`,
      counter: owner,
      keepMs: per === "total" ? undefined : span.endMs - nowMs + keptAfterMs,
    };
  });
}

/** A budget in words, for errors and events: `the tenant's $500 per month`. */
export function budgetName({ owner, limit, per }: Pick<BudgetLine, "owner" | "limit" | "per">): string {
  return `${ownerName(owner)} budget of $${limit / nanoPerUsd}${per === "total" ? " in total" : ` per ${per}`}`;
}

/** An owner in words: `the app's`. */
export function ownerName(owner: Owner): string {
  if (owner === "app" || owner === "tenant") return `the ${owner}'s`;
  const [kind, name] = [owner.slice(0, owner.indexOf(" ")), owner.slice(owner.indexOf(" ") + 1)];
  return `the ${kind} "${name.slice(0, 80)}"'s`;
}

function isList(budget: BudgetOptions | readonly BudgetOptions[]): budget is readonly BudgetOptions[] {
  return Array.isArray(budget);
}
