import type { Addition, AddResult, BookRequest, BookSnapshot, CounterEntry } from "./books.ts";
import type { Hold, HoldResult, PendingHold, SettleResult } from "./holds.ts";
import type { TakeRequest, TakeResult } from "./takes.ts";

/**
 * Where numbers live that must outlive a request: learning, usage, money, rate limits. Every operation is atomic, happens in
 * one space (a tenant; one slot of a Redis Cluster) and is safe to repeat: what was sent twice, because a reply was lost,
 * counts once. Names of spaces, books, counters, ids and buckets are any text of 1 to 512 characters.
 *
 * An operation rejects if the store cannot be reached; whether it took effect is then not known, and sending it again with the
 * same id settles that. A RangeError tells of a caller's mistake, as does a TypeError of a name that is not even text: nothing
 * took effect. A connection that breaks may be a TypeError as well, as `fetch` has it.
 */
export interface StateStore {
  /** Adds to counters. Entries with `once` are counted once, however often they are sent. */
  add(space: string, additions: readonly Addition[]): Promise<AddResult>;
  /** Reads books whole, or only what changed since a version, in one round trip; a snapshot for each that was asked for. */
  read(space: string, books: readonly BookRequest[]): Promise<readonly BookSnapshot[]>;
  /** Money, phase one: holds amounts under `id`, all of them or none, if every guarded sum (posted and held) keeps its limit. */
  hold(space: string, id: string, hold: Hold): Promise<HoldResult>;
  /**
   * Money, phase two, exactly once: drops what `id` still holds, or what was posted for it as unknown, and posts what was really
   * used; with no entries it only releases. An id that was never held posts as well. It may be repeated for
   * {@link settledMemoryMs}.
   */
  settle(space: string, id: string, entries: readonly CounterEntry[]): Promise<SettleResult>;
  /** What is held and what was posted as unknown, the first to expire first; at most 1000. For operators, who release by `settle(space, id, [])`. */
  pending(space: string): Promise<readonly PendingHold[]>;
  /**
   * Rate limits (GCRA) on the store's own clock: takes from every bucket, or from none. What is refused costs nothing. It may be
   * repeated for {@link takenMemoryMs}.
   */
  take(space: string, id: string, request: TakeRequest): Promise<TakeResult>;
  /** Loads the code that operations need, if any is loaded late, and may begin to connect: the first one need not wait for it then. */
  preload?(): Promise<unknown>;
  /** Ends connections that the store itself opened. */
  close(): Promise<void>;
}

/** How long a settled id is remembered: a settlement whose reply was lost may be sent again for so long. In milliseconds, an hour. */
export const settledMemoryMs = 3_600_000;

/** How long a hold that expired can still be settled or released, in milliseconds, 30 days: what was posted for it stays. */
export const unknownMemoryMs = 2_592_000_000;

/** How long a take is remembered, in milliseconds, a minute: one that is sent again later takes again. */
export const takenMemoryMs = 60_000;

/** How long a `once` is remembered at most, in milliseconds, 30 days; no longer than its entry's `keepMs`. */
export const onceMemoryMs = 2_592_000_000;
