export { type Clock, systemClock } from "../time/index.ts";
export type { Addition, AddResult, BookRequest, BookSnapshot, CounterEntry, CounterValue } from "./books.ts";
export {
  checkAdditions,
  checkHold,
  checkNames,
  checkReads,
  checkSettlement,
  checkTakes,
  mostEntries,
} from "./check-entries.ts";
export { type GcraStep, gcra } from "./gcra.ts";
export type {
  Guard,
  Hold,
  HoldEntry,
  HoldRefusal,
  HoldResult,
  PendingHold,
  SettleResult,
  Standing,
} from "./holds.ts";
export { type MemoryStoreOptions, memoryStore } from "./memory-store.ts";
export { onceMemoryMs, type StateStore, settledMemoryMs, takenMemoryMs, unknownMemoryMs } from "./store.ts";
export type { Take, TakeRequest, TakeResult } from "./takes.ts";
