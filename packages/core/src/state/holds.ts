import type { CounterEntry } from "./books.ts";

/** An amount that is held on a counter. */
export interface HoldEntry extends CounterEntry {
  /**
   * What happens if nobody settles in time. `posted`: it counts as spent and is marked unknown, since whoever held it may have
   * been billed. `dropped`: it is given back, as calls that are under way are. @default "posted"
   */
  readonly onExpiry?: "posted" | "dropped" | undefined;
}

/** A limit that must still be kept with the hold in place. */
export interface Guard {
  readonly book: string;
  readonly counter: string;
  /** The most that may be posted and held together. Infinity for none, where only the standing is wanted. */
  readonly limit: number;
}

/** What is to be held, and under which limits. */
export interface Hold {
  readonly entries: readonly HoldEntry[];
  readonly guards: readonly Guard[];
  /** How long it is held, in milliseconds, if it is not settled. */
  readonly ttlMs: number;
  /**
   * Until when the hold may take effect, in milliseconds since the Unix epoch on the caller's clock: one that arrives later is
   * refused, so that nobody is charged for a hold that was given up on.
   */
  readonly validUntil: number;
}

/** Where a guarded counter stands. */
export interface Standing {
  readonly posted: number;
  readonly held: number;
}

/** Why a hold was refused. */
export type HoldRefusal =
  /** A limit would not be kept: the first of the guards, with what is posted and held without this hold, and what was asked for. */
  | ({ readonly reason: "limit"; readonly guard: number; readonly asked: number } & Standing)
  /** It arrived after `validUntil`. */
  | { readonly reason: "late" }
  /** The id was settled or released before, or its time is up. */
  | { readonly reason: "ended" };

/** Whether amounts are held now. */
export type HoldResult =
  /** Where each guard's counter stands with this hold in place. */
  | { readonly admitted: true; readonly standings: readonly Standing[] }
  | { readonly admitted: false; readonly blockedBy: HoldRefusal };

/** What became of a settlement. */
export interface SettleResult {
  /** Whether the id had been settled before: nothing was posted again. */
  readonly repeated: boolean;
  /** What each entry's counter stands at now, in the order of the entries. */
  readonly posted: readonly number[];
}

/** A hold that nobody has settled. */
export interface PendingHold {
  readonly id: string;
  readonly entries: readonly HoldEntry[];
  /** `held` until its time is up; then `unknown`: posted as if it had been spent. */
  readonly state: "held" | "unknown";
  /** When a hold expires; when an unknown one is forgotten, and can no longer be released. In milliseconds since the Unix epoch. */
  readonly untilMs: number;
}
