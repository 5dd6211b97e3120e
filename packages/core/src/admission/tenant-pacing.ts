import {
  type BudgetLine,
  BudgetPacer,
  budgetLines,
  type CostFactor,
  type Ledger,
  type OwnAllowance,
  type SpaceLines,
  type StoreWait,
} from "../tenancy/index.ts";
import type { Clock } from "../time/index.ts";

/** What {@link TenantPacing} is made from. */
export interface TenantPacingInit {
  /** Whose budgets pace, by where they are counted. */
  readonly spaces: readonly { readonly space: string; readonly own: OwnAllowance | undefined }[];
  readonly ledger: Pick<Ledger, "knownSpent" | "look">;
  readonly clock: Clock;
  /** What paces beside. */
  readonly beside: CostFactor | undefined;
}

interface CountedLine {
  readonly space: string;
  readonly line: BudgetLine;
}

/** Follows the budgets that pace: a tenant's and the app's. */
export class TenantPacing {
  readonly #init: TenantPacingInit;
  #counted: readonly CountedLine[] = [];
  #untilMs = Number.NEGATIVE_INFINITY;
  /** What decisions are paced by. */
  readonly pacer: CostFactor;

  constructor(init: TenantPacingInit) {
    this.#init = init;
    this.pacer = new BudgetPacer({
      lines: (nowMs) => this.#standing(nowMs),
      now: () => init.clock.now(),
      beside: init.beside,
    });
  }

  /** Undefined if no budget paces. */
  static of(init: TenantPacingInit): TenantPacing | undefined {
    return init.spaces.some(({ own }) => own?.budgets.some(({ pace }) => pace)) ? new TenantPacing(init) : undefined;
  }

  /** Reads where budgets stand of which nothing is known here yet. At once where all is known. */
  look(wait: StoreWait): Promise<unknown> | undefined {
    const { ledger, clock } = this.#init;
    const unknown = new Map<string, BudgetLine[]>();
    for (const { space, line } of this.#lines(clock.now())) {
      if (ledger.knownSpent(space, line) === undefined) unknown.set(space, [...(unknown.get(space) ?? []), line]);
    }
    if (unknown.size === 0) return undefined;
    const looks: SpaceLines[] = [...unknown].map(([space, lines]) => ({ space, lines }));
    return Promise.all(looks.map((look) => ledger.look(look, wait)));
  }

  #standing(nowMs: number) {
    const { ledger } = this.#init;
    return this.#lines(nowMs).map(({ space, line }) => ({ ...line, posted: ledger.knownSpent(space, line) }));
  }

  #lines(nowMs: number): readonly CountedLine[] {
    if (nowMs < this.#untilMs) return this.#counted;
    this.#counted = this.#init.spaces.flatMap(({ space, own }) =>
      own ? budgetLines(own, nowMs).flatMap((line) => (line.pace ? [{ space, line }] : [])) : [],
    );
    this.#untilMs = Math.min(...this.#counted.map(({ line }) => line.span.endMs));
    return this.#counted;
  }
}
