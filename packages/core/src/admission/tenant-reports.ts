import { OvertureError } from "../chat/index.ts";
import type { TenantOptions } from "../options/index.ts";
import type { BookSnapshot, StateStore } from "../state/index.ts";
import {
  type Allowance,
  allowanceOf,
  type BudgetStanding,
  budgetLines,
  budgetStanding,
  inTime,
  type Ledger,
  planUsage,
  type UsageQuery,
  type UsageRow,
  usageRows,
  writeUsage,
} from "../tenancy/index.ts";
import type { Clock } from "../time/index.ts";
import { spaceOf } from "./tenant-rooms.ts";

/** Which usage is written, and how. */
export interface UsageExport extends UsageQuery {
  /** JSON lines, or CSV with a header. @default `jsonl` */
  readonly format?: "jsonl" | "csv" | undefined;
}

/** What {@link TenantReports} are made from. */
export interface TenantReportsInit {
  readonly store: StateStore;
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** What holds for requests that name no tenant. */
  readonly app: Allowance & Pick<TenantOptions, "tags" | "users">;
  /** Whether anything is counted at all. */
  readonly counts: boolean;
  readonly termsOf: (tenant: string) => Promise<TenantOptions>;
}

/** What was used, and where budgets stand. */
export class TenantReports {
  readonly #init: TenantReportsInit;

  constructor(init: TenantReportsInit) {
    this.#init = init;
  }

  /** What was used. Rejects where nothing is counted, which would look like nothing used. */
  async usage(query: UsageQuery): Promise<readonly UsageRow[]> {
    const { ledger, clock, counts } = this.#init;
    if (!counts) {
      const message = `Usage is not counted: give any of "tenants", "budget", "limits", "tags" and "users", an empty one if need be.`;
      throw new OvertureError({ code: "invalid_option", status: 400, param: "tenants", message });
    }
    const plan = planUsage(query, clock.now());
    await ledger.flush();
    return usageRows(plan, await this.#read(query.tenant, plan.books));
  }

  /** The same, as text for a bill. */
  async exportUsage({ format = "jsonl", ...query }: UsageExport): Promise<string> {
    if (format !== "jsonl" && format !== "csv") {
      const message = `"format" must be "jsonl" or "csv", not ${JSON.stringify(format)}.`;
      throw new OvertureError({ code: "invalid_request", status: 400, param: "format", message });
    }
    return writeUsage(await this.usage(query), query.groupBy ?? [], format);
  }

  /** Where the budgets of a tenant and its tags stand, or the app's own; with a user's among them, where one is named. */
  async budgets(tenant: string | undefined, user?: string | undefined): Promise<readonly BudgetStanding[]> {
    const { ledger, clock, app, termsOf } = this.#init;
    const nowMs = clock.now();
    const terms = tenant === undefined ? app : await termsOf(tenant);
    const tagged = Object.entries(terms.tags ?? {}).map(([tag, own]) => allowanceOf(`tag ${tag}`, own));
    const own = allowanceOf(tenant === undefined ? "app" : "tenant", terms);
    const ofUser = terms.users && user !== undefined ? allowanceOf(`user ${user}`, terms.users) : undefined;
    const all = [own, ...tagged, ofUser];
    const lines = all.flatMap((each) => (each ? budgetLines(each, nowMs) : []));
    if (lines.length === 0) return [];
    await ledger.flush();
    const books = [...new Set(lines.map(({ book }) => book))];
    const snapshots = await this.#read(tenant, books);
    return lines.map((line) => {
      const value = snapshots[books.indexOf(line.book)]?.counters.get(line.counter);
      return budgetStanding(line, value, nowMs);
    });
  }

  async #read(tenant: string | undefined, books: readonly string[]): Promise<readonly BookSnapshot[]> {
    const { store, clock } = this.#init;
    const requests = books.map((book) => ({ book }));
    try {
      return await inTime(clock, store.read(spaceOf(tenant), requests), longestReadMs);
    } catch (cause) {
      const message = `The store that holds what was used failed, or did not answer within ${longestReadMs / 1000} s.`;
      throw new OvertureError({ code: "store_unavailable", status: 503, message, cause });
    }
  }
}

/** A year of a tenant with many models takes a while to read. */
const longestReadMs = 10_000;
