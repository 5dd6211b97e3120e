import type { BudgetPeriod } from "./period.ts";

/** How much may be spent, and over what time. */
export interface BudgetOptions {
  /** In US dollars, above 0. */
  readonly usd: number;
  /** @default `month` */
  readonly per?: BudgetPeriod | undefined;
  /**
   * Whether it is never exceeded: the worst case of every call is held before it, in one round trip to the store, and what does
   * not fit is not called. A soft budget refuses once it is spent, and may be exceeded by what is under way. @default true
   */
  readonly hard?: boolean | undefined;
  /** At which shares of it the event `budget` tells, once per period. @default [0.75, 0.9, 1] */
  readonly warnAt?: readonly number[] | undefined;
  /** Whose midnight begins a day, a week or a month: an IANA name such as `Europe/Berlin`. @default `UTC` */
  readonly timeZone?: string | undefined;
  /**
   * What becomes of a request whose first choice does not fit: `refuse` it, or `downgrade` it to the best that still fits.
   * @default `refuse`: nobody gets a lesser model without having asked for it
   */
  readonly whenOver?: "refuse" | "downgrade" | undefined;
  /**
   * Makes what costs more count for more while spend runs ahead of the period, so that the budget lasts to its end. Not for a
   * budget in total, which has none. @default false
   */
  readonly pace?: boolean | undefined;
  /**
   * What a call counts as that was cut (by its caller, a time limit, a broken connection), or of which the vendor told no usage.
   * `worst`: on a hard budget, the most that it may have cost, which no bill exceeds. `likely`: what it was taken to have cost, or,
   * of a stream that broke, what 95 % of that model's answers stay below: several times less, and now and then too little. A soft
   * budget counts what is likely. @default `worst`: a hard budget is one that the vendors' bills keep to
   */
  readonly cutCalls?: "likely" | "worst" | undefined;
}

/** How fast requests may come. */
export interface LimitOptions {
  /** How many requests may begin in a minute; a minute's worth may come at once. @default no limit */
  readonly requestsPerMinute?: number | undefined;
  /** Input and output together; what a request takes is corrected once its usage is known. @default no limit */
  readonly tokensPerMinute?: number | undefined;
  /** How many requests may be under way at once. @default no limit */
  readonly concurrent?: number | undefined;
  /**
   * Whether every request asks the store. With `false` each process takes slices of these limits, lets most requests in without
   * asking, and gives back what it does not use; slices never come to more than the limit. While the store does not answer, each
   * process keeps to the limits by itself. @default true: what is left is then known to the last request
   */
  readonly hard?: boolean | undefined;
}

/** What may be spent, and how fast. */
export interface Allowance {
  /** One budget, or several, all of which hold. */
  readonly budget?: BudgetOptions | readonly BudgetOptions[] | undefined;
  readonly limits?: LimitOptions | undefined;
}

/** A tenant's keys for one provider: one, several, or a function that fetches them from wherever they are kept. */
export type TenantKeys =
  | string
  | readonly string[]
  | ((options: { readonly signal: AbortSignal }) => string | readonly string[] | Promise<string | readonly string[]>);

/** What holds for a tenant, as far as this room knows. */
export interface TenantTerms extends Allowance {
  /** Its own keys, by the provider's id. They are used for this tenant alone. */
  readonly keys?: Readonly<Record<string, TenantKeys>> | undefined;
  /**
   * Whether a provider that the tenant brings no key for is out of its reach, instead of being called with the app's own keys.
   * @default true for tenants that bring any key
   */
  readonly strictKeys?: boolean | undefined;
  /** Which models may serve it, as names and patterns. @default all */
  readonly models?:
    | { readonly allow?: readonly string[] | undefined; readonly deny?: readonly string[] | undefined }
    | undefined;
  /** Refuses every request with 403. A text is told to the caller as the reason. @default false */
  readonly suspended?: boolean | string | undefined;
  /** Budgets and limits of requests that carry a tag, by tag. */
  readonly tags?: Readonly<Record<string, Allowance>> | undefined;
  /** The budget and the limits of each user of the tenant. */
  readonly users?: Allowance | undefined;
}

/** Where tenants are looked up: a record, or a function. `undefined` and `null` mean that there is none by that name. */
export type TenantSource<Terms> =
  | Readonly<Record<string, Terms>>
  | ((id: string) => Terms | null | undefined | Promise<Terms | null | undefined>);
