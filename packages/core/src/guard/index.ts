export { type BackOffOptions, fullJitterMs } from "./back-off.ts";
export type { BreakerReason, BreakerState } from "./breaker.ts";
export type { BreakerOptions } from "./breaker-options.ts";
export { type BreakerMove, type BreakerStanding, Breakers, type BreakersInit } from "./breakers.ts";
export { DailyBudget, type DailyHold } from "./daily-budget.ts";
export { ExplorationLimits, type ExplorationOptions } from "./exploration-limits.ts";
export { type KeyChoice, type KeyParked, KeyPool, type KeyPoolInit } from "./key-pool.ts";
export { RetryBudget, type RetryBudgetInit, type RetryBudgetOptions } from "./retry-budget.ts";
