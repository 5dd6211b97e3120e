/** What a process is started with that spends one tenant's budget beside others. */
export interface SpendOrders {
  readonly name: string;
  readonly redisUrl: string;
  readonly budgetUsd: number;
  /** How many requests it sends, all at once. */
  readonly requests: number;
  readonly seed: string;
}

/** What it tells in the end. */
export interface SpendReport {
  readonly kind: "spent";
  /** By its vendor's own bill, in nano-dollars. */
  readonly billedNanoUsd: number;
  readonly answered: number;
  /** Refused with nothing held by anybody: there was no more to be had. */
  readonly refused: number;
  /** How often a request was refused only for what others held, and came again. */
  readonly waits: number;
  /** What else went wrong, by code. */
  readonly failed: Readonly<Record<string, number>>;
}

export type FromSpender = { readonly kind: "ready" } | SpendReport;
