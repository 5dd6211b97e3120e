import type { StateStore } from "../state/index.ts";
import type { BudgetLine } from "./budget-line.ts";

/** What {@link BudgetWarnings} are made from. */
export interface BudgetWarningsInit {
  readonly store: Pick<StateStore, "add">;
  readonly tell: (space: string, line: BudgetLine, share: number, posted: number) => void;
}

/** Budgets of which it is remembered here what was told. */
const mostRemembered = 100_000;

/** Tells of a budget whenever it has reached another of the shares at which it warns: once in each period, whichever process sees it. */
export class BudgetWarnings {
  readonly #init: BudgetWarningsInit;
  /** The highest share that was seen here, by where the budget is counted. */
  readonly #seen = new Map<string, number>();

  constructor(init: BudgetWarningsInit) {
    this.#init = init;
  }

  /** Looks at where a budget stands. Shares that were passed together are told of as one, the highest. */
  look(space: string, line: BudgetLine, posted: number): void {
    const share = Math.max(0, ...line.warnAt.filter((each) => posted >= each * line.limit));
    const key = [space, line.book, line.counter, line.limit].join("\n");
    if (share <= (this.#seen.get(key) ?? 0)) return;
    this.#seen.set(key, share);
    if (this.#seen.size > mostRemembered) {
      const oldest = this.#seen.keys().next();
      if (!oldest.done) this.#seen.delete(oldest.value);
    }
    void this.#tellOnce(space, line, share, posted);
  }

  async #tellOnce(space: string, line: BudgetLine, share: number, posted: number): Promise<void> {
    const { store, tell } = this.#init;
    const { book, counter, keepMs, limit } = line;
    const once = `told ${share} ${limit} ${book} ${counter}`.slice(0, 512);
    try {
      const told = { book: `told ${book}`, counter, by: 1, keepMs, once };
      const { repeated } = await store.add(space, [told]);
      if (repeated.length > 0) return;
    } catch {
      // Told twice is better than not at all.
    }
    tell(space, line, share, posted);
  }
}
