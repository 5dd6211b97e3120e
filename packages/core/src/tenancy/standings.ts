import type { BudgetLine } from "./budget-line.ts";

/** Periods go by, and tenants come and go; a standing that is forgotten is read again. */
const mostRemembered = 100_000;

/** Where budgets are known to stand in this process. */
export class Standings {
  readonly #posted = new Map<string, number>();

  get(space: string, line: Pick<BudgetLine, "book" | "counter">): number | undefined {
    return this.#posted.get(keyOf(space, line));
  }

  set(space: string, line: Pick<BudgetLine, "book" | "counter">, posted: number): void {
    this.#posted.set(keyOf(space, line), posted);
    if (this.#posted.size <= mostRemembered) return;
    const oldest = this.#posted.keys().next();
    if (!oldest.done) this.#posted.delete(oldest.value);
  }
}

function keyOf(space: string, { book, counter }: Pick<BudgetLine, "book" | "counter">): string {
  return `${space.length} ${space} ${book.length} ${book} ${counter}`;
}
