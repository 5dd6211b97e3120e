export { exceeded, type FullBudget, storeDown, unpriced } from "./budget-errors.ts";
export {
  allowanceOf,
  type BudgetLine,
  budgetLines,
  budgetName,
  type OwnAllowance,
  type Owner,
  ownerName,
} from "./budget-line.ts";
export { BudgetPacer, type CostFactor, type PacedLine } from "./budget-pacer.ts";
export { type BudgetStanding, budgetStanding } from "./budget-standing.ts";
export { BudgetWarnings } from "./budget-warnings.ts";
export { inTime } from "./in-time.ts";
export { mostInputTokens } from "./input-bound.ts";
export { type HoldOutcome, Ledger, type LedgerInit, type SpaceLines } from "./ledger.ts";
export type { LimitName, LimitRefusal } from "./limits.ts";
export { type BudgetPeriod, type PeriodSpan, periodAt, utcDays } from "./period.ts";
export { type Entrance, RateGate, type SpaceLimits } from "./rate-gate.ts";
export { StoreWait } from "./store-wait.ts";
export { TenantDirectory } from "./tenant-directory.ts";
export { TenantKeyrings } from "./tenant-keys.ts";
export type {
  Allowance,
  BudgetOptions,
  LimitOptions,
  TenantKeys,
  TenantSource,
  TenantTerms,
} from "./tenant-terms.ts";
export { type CallUsage, usageEntries } from "./usage-entries.ts";
export { UsageKinds } from "./usage-kinds.ts";
export {
  planUsage,
  type UsageDimension,
  type UsageQuery,
  type UsageRow,
  usageRows,
  writeUsage,
} from "./usage-report.ts";
export { nanoPerUsd, wholeAmount } from "./whole-amount.ts";
export { affordableOutput, worstCaseOf } from "./worst-case.ts";
