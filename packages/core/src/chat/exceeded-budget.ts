/** A budget that a request does not fit into: what an error with the code `budget_exceeded` has as `budget`. */
export interface ExceededBudget {
  /** Whose it is: `tenant`, `app`, `tag …` or `user …`. */
  readonly owner: string;
  readonly per: "day" | "week" | "month" | "total";
  readonly usd: number;
  readonly spentUsd: number;
  /** Set aside for calls that are under way. */
  readonly heldUsd: number;
  /** When it begins anew; absent for a budget in total. */
  readonly resetsAt?: Date | undefined;
}
