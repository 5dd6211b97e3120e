import type { NanoUsd } from "../catalog/index.ts";
import type { CounterEntry, Guard, HoldResult, SettleResult, StateStore } from "../state/index.ts";
import type { Clock } from "../time/index.ts";
import type { BudgetLine } from "./budget-line.ts";
import { type Settlement, Settlements } from "./settlements.ts";
import { Standings } from "./standings.ts";
import type { StoreWait } from "./store-wait.ts";

/** What a {@link Ledger} is made from. */
export interface LedgerInit {
  readonly store: StateStore;
  readonly clock: Clock;
  /** How long the store may take, in milliseconds. */
  readonly timeoutMs: number;
  /** Is told of a budget whenever it becomes known where it stands. */
  readonly onStanding: (space: string, line: BudgetLine, posted: number) => void;
  readonly onStore: (state: "down" | "up") => void;
}

/** The budgets of one space. */
export interface SpaceLines {
  readonly space: string;
  readonly lines: readonly BudgetLine[];
}

/** What is to be held. */
export interface HoldPlan {
  readonly id: string;
  /** Narrow to wide: the tenant's before the app's. */
  readonly spaces: readonly SpaceLines[];
  readonly amount: NanoUsd;
  readonly ttlMs: number;
  /** How long the request waits for the store. */
  readonly wait: StoreWait;
}

/** What became of it. */
export type HoldOutcome =
  | { readonly kind: "held" }
  /** A budget does not allow it: what is posted and held on it without this. */
  | { readonly kind: "over"; readonly line: BudgetLine; readonly posted: number; readonly held: number }
  /** The store did not answer in time, or not at all: nothing is held. */
  | { readonly kind: "down" };

/** What was spent, on whose budgets, and under which labels it is counted. */
export interface Posting {
  readonly id: string;
  readonly spaces: readonly SpaceLines[];
  readonly amount: NanoUsd;
  /** Counters of usage, by the space that they are counted in. */
  readonly usage: readonly { readonly space: string; readonly entries: readonly CounterEntry[] }[];
}

/**
 * Holds the worst case of a call on every hard budget before it, in one round trip to each space, and posts what it really cost
 * after it, once. What cannot be held everywhere is held nowhere.
 */
export class Ledger {
  readonly #init: LedgerInit;
  readonly #settlements: Settlements;
  readonly #standings: Standings = new Standings();
  /** The lines of settlements under way, to be told where they stand. */
  readonly #lines = new Map<string, readonly BudgetLine[]>();

  constructor(init: LedgerInit) {
    this.#init = init;
    const { store, clock, timeoutMs, onStore } = init;
    this.#settlements = new Settlements({
      store,
      clock,
      timeoutMs,
      onStore,
      onSettled: (settlement, result) => this.#settled(settlement, result),
      onDropped: ({ space, id }) => this.#lines.delete(keyOf(space, id)),
    });
  }

  /** How many settlements the store has not acknowledged yet. */
  get pending(): number {
    return this.#settlements.pending;
  }

  /** Holds an amount on all budgets, or on none. */
  async hold({ id, spaces, amount, ttlMs, wait }: HoldPlan): Promise<HoldOutcome> {
    const { store } = this.#init;
    const held: SpaceLines[] = [];
    for (const each of spaces) {
      const entries = entriesOf(each.lines, amount);
      const guards = guardsOf(each.lines);
      let result: HoldResult;
      try {
        result = await wait.for((validUntil) => store.hold(each.space, id, { entries, guards, ttlMs, validUntil }));
        if (!isHoldResult(result, each.lines)) throw new Error("What the store gave is no result of a hold.");
      } catch {
        // Whether it took effect is not known: what cannot be undone now expires.
        this.#release([...held, each], id);
        this.#init.onStore("down");
        return { kind: "down" };
      }
      this.#init.onStore("up");
      if (result.admitted) {
        held.push(each);
        for (const [index, line] of each.lines.entries()) {
          const posted: unknown = result.standings[index]?.posted;
          if (typeof posted === "number") this.#note(each.space, line, posted);
        }
        continue;
      }
      this.#release(held, id);
      const { blockedBy } = result;
      const line = blockedBy.reason === "limit" ? each.lines[blockedBy.guard] : undefined;
      // It came too late, or was refused for a guard that was not asked for: nobody knows where budgets stand.
      if (blockedBy.reason !== "limit" || !line) return { kind: "down" };
      this.#note(each.space, line, blockedBy.posted);
      return { kind: "over", line, posted: blockedBy.posted, held: blockedBy.held };
    }
    return { kind: "held" };
  }

  /** Posts in the background what was spent, in place of what is held under the id. */
  post({ id, spaces, amount, usage }: Posting): void {
    const names = new Set([...spaces.map(({ space }) => space), ...usage.map(({ space }) => space)]);
    for (const space of names) {
      const lines = spaces.find((each) => each.space === space)?.lines ?? [];
      const counted = usage.filter((each) => each.space === space).flatMap(({ entries }) => entries);
      this.#lines.set(keyOf(space, id), lines);
      this.#settlements.send({ space, id, entries: [...entriesOf(lines, amount), ...counted] });
    }
  }

  /** Gives back what is held under an id. */
  release(spaces: readonly SpaceLines[], id: string): void {
    this.#release(spaces, id);
  }

  /** What is known here to be spent of a budget, in nano-dollars; undefined if nothing is known yet. */
  knownSpent(space: string, line: BudgetLine): number | undefined {
    return this.#standings.get(space, line);
  }

  /** Reads where budgets stand. Where the store does not answer, what is known here stands. */
  async look({ space, lines }: SpaceLines, wait: StoreWait): Promise<void> {
    const { store } = this.#init;
    const books = [...new Set(lines.map(({ book }) => book))];
    try {
      const requests = books.map((book) => ({ book }));
      const snapshots = await wait.for(() => store.read(space, requests));
      this.#init.onStore("up");
      for (const line of lines) {
        const counters = snapshots[books.indexOf(line.book)]?.counters;
        this.#note(space, line, counters?.get(line.counter)?.posted ?? 0);
      }
    } catch {
      this.#init.onStore("down");
    }
  }

  /** Resolves once everything was sent, and acknowledged by a store that answers. */
  async flush(): Promise<void> {
    await this.#settlements.flush();
  }

  #release(spaces: readonly SpaceLines[], id: string): void {
    for (const { space } of spaces) this.#settlements.send({ space, id, entries: [] });
  }

  #settled({ space, id, entries }: Settlement, { posted }: SettleResult): void {
    const lines = this.#lines.get(keyOf(space, id)) ?? [];
    this.#lines.delete(keyOf(space, id));
    for (const line of lines) {
      const index = entries.findIndex(({ book, counter }) => book === line.book && counter === line.counter);
      const stands = posted[index];
      if (stands !== undefined) this.#note(space, line, stands);
    }
  }

  #note(space: string, line: BudgetLine, posted: number): void {
    this.#standings.set(space, line, posted);
    this.#init.onStanding(space, line, posted);
  }
}

/** Whether a store's word can be gone by: one that a user wrote may say anything. */
function isHoldResult(given: HoldResult | undefined, lines: readonly BudgetLine[]): boolean {
  if (given?.admitted === true) return Array.isArray(given.standings);
  const blockedBy = given?.blockedBy;
  if (blockedBy?.reason !== "limit") return blockedBy?.reason === "late" || blockedBy?.reason === "ended";
  return lines[blockedBy.guard] !== undefined && Number.isFinite(blockedBy.posted + blockedBy.held);
}

/** Budgets of one owner over the same time share a counter, and are counted there once. */
function entriesOf(lines: readonly BudgetLine[], amount: NanoUsd): CounterEntry[] {
  const entries = new Map<string, CounterEntry>();
  for (const { book, counter, keepMs } of lines)
    entries.set(keyOf(book, counter), { book, counter, by: amount, keepMs });
  return [...entries.values()];
}

/** A soft budget is no limit, but where it stands is wanted. */
function guardsOf(lines: readonly BudgetLine[]): Guard[] {
  return lines.map(({ book, counter, limit, hard }) => ({
    book,
    counter,
    limit: hard ? limit : Number.POSITIVE_INFINITY,
  }));
}

/** The length parts the two, whatever they hold. */
function keyOf(first: string, second: string): string {
  return `${first.length} ${first} ${second}`;
}
