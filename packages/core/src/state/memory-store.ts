import { type Clock, systemClock } from "../time/index.ts";
import type { Addition, AddResult, BookRequest, BookSnapshot, CounterEntry, CounterValue } from "./books.ts";
import { checkAdditions, checkHold, checkNames, checkReads, checkSettlement, checkTakes } from "./check-entries.ts";
import type { Hold, HoldEntry, HoldRefusal, HoldResult, PendingHold, SettleResult, Standing } from "./holds.ts";
import { MemoryBooks } from "./memory-books.ts";
import { MemoryBuckets } from "./memory-buckets.ts";
import { MemoryHolds } from "./memory-holds.ts";
import { Remembered } from "./remembered.ts";
import { onceMemoryMs, type StateStore, settledMemoryMs, takenMemoryMs, unknownMemoryMs } from "./store.ts";
import type { TakeRequest, TakeResult } from "./takes.ts";

/** Options of {@link memoryStore}. */
export interface MemoryStoreOptions {
  /** Where the store reads time. @default the machine's clock */
  readonly clock?: Clock | undefined;
  /** How many counters fit; beyond that, new ones are refused. @default 1000000: about 150 MB */
  readonly maxCounters?: number | undefined;
  /** How many ids are remembered, of each kind, and how many buckets and holds there are. @default 1000000: about 100 MB each */
  readonly maxIds?: number | undefined;
}

/** A store in this process: what it holds ends with it. It is what routing uses where no other store is given. */
export function memoryStore(options: MemoryStoreOptions = {}): StateStore {
  return new MemoryStore(options);
}

class MemoryStore implements StateStore {
  readonly #clock: Clock;
  readonly #maxIds: number;
  readonly #books: MemoryBooks;
  readonly #holds: Map<string, MemoryHolds> = new Map();
  readonly #buckets: MemoryBuckets;
  readonly #settled: Remembered;
  readonly #onces: Remembered;
  readonly #taken: Remembered;

  constructor({ clock = systemClock, maxCounters = 1_000_000, maxIds = 1_000_000 }: MemoryStoreOptions) {
    this.#clock = clock;
    this.#maxIds = maxIds;
    this.#books = new MemoryBooks(maxCounters);
    this.#buckets = new MemoryBuckets(maxIds);
    this.#settled = new Remembered(maxIds);
    this.#onces = new Remembered(maxIds);
    this.#taken = new Remembered(maxIds);
  }

  async add(space: string, additions: readonly Addition[]): Promise<AddResult> {
    checkAdditions(space, additions);
    const nowMs = this.#clock.now();
    const onces = new Set(additions.flatMap(({ once }) => (once === undefined ? [] : [once])));
    const repeated = new Set([...onces].filter((once) => this.#onces.has(keyOf(space, once), nowMs)));
    const counted = additions.filter(({ once }) => once === undefined || !repeated.has(once));
    this.#makeRoom(space, counted, nowMs);
    for (const addition of counted) {
      this.#books.move(space, addition, { posted: addition.by }, { nowMs });
      if (addition.once !== undefined)
        this.#onces.note(
          keyOf(space, addition.once),
          nowMs + Math.min(addition.keepMs ?? onceMemoryMs, onceMemoryMs),
          nowMs,
        );
    }
    return { repeated: [...repeated] };
  }

  async read(space: string, books: readonly BookRequest[]): Promise<readonly BookSnapshot[]> {
    checkReads(space, books);
    const nowMs = this.#clock.now();
    this.#expire(space, nowMs);
    return this.#books.read(space, books, nowMs);
  }

  async hold(space: string, id: string, hold: Hold): Promise<HoldResult> {
    checkHold(space, id, hold);
    const nowMs = this.#clock.now();
    this.#expire(space, nowMs);
    const holds = this.#holdsOf(space);
    const known = holds.find(id);
    if (known?.state === "held") return { admitted: true, standings: this.#standings(space, hold, nowMs) };
    const blockedBy = known ? ({ reason: "ended" } as const) : this.#refusal(space, id, hold, nowMs);
    if (blockedBy) return { admitted: false, blockedBy };
    this.#makeRoom(space, hold.entries, nowMs);
    if (holds.size >= this.#maxIds)
      throw new Error(`The store in memory holds as many as fit. Raise maxIds (${this.#maxIds}).`);
    for (const entry of hold.entries)
      this.#books.move(space, entry, { held: entry.by }, { nowMs, leastMs: hold.ttlMs });
    holds.put(id, { state: "held", entries: hold.entries, untilMs: nowMs + hold.ttlMs });
    this.#holds.set(space, holds);
    return { admitted: true, standings: this.#standings(space, hold, nowMs) };
  }

  async settle(space: string, id: string, entries: readonly CounterEntry[]): Promise<SettleResult> {
    checkSettlement(space, id, entries);
    const nowMs = this.#clock.now();
    this.#expire(space, nowMs);
    const repeated = this.#settled.has(keyOf(space, id), nowMs);
    if (!repeated) {
      this.#makeRoom(space, entries, nowMs);
      this.#release(space, id, nowMs);
      for (const entry of entries) this.#books.move(space, entry, { posted: entry.by }, { nowMs });
      this.#settled.note(keyOf(space, id), nowMs + settledMemoryMs, nowMs);
    }
    return { repeated, posted: entries.map((entry) => this.#valueOf(space, entry, nowMs).posted) };
  }

  async pending(space: string): Promise<readonly PendingHold[]> {
    checkNames(space);
    this.#expire(space, this.#clock.now());
    return this.#holds.get(space)?.list() ?? [];
  }

  async take(space: string, id: string, request: TakeRequest): Promise<TakeResult> {
    checkTakes(space, id, request);
    const nowMs = this.#clock.now();
    if (this.#taken.has(keyOf(space, id), nowMs)) return { admitted: true };
    if (request.validUntil !== undefined && request.validUntil < nowMs) return { admitted: false, reason: "late" };
    const result = this.#buckets.take(request.takes, (bucket) => keyOf(space, bucket), nowMs);
    if (result.admitted) this.#taken.note(keyOf(space, id), nowMs + takenMemoryMs, nowMs);
    return result;
  }

  async close(): Promise<void> {}

  #refusal(space: string, id: string, hold: Hold, nowMs: number): HoldRefusal | undefined {
    if (this.#settled.has(keyOf(space, id), nowMs)) return { reason: "ended" };
    if (hold.validUntil < nowMs) return { reason: "late" };
    for (const [guard, { book, counter, limit }] of hold.guards.entries()) {
      const { posted, held } = this.#valueOf(space, { book, counter }, nowMs);
      const asked = hold.entries.reduce(
        (sum, entry) => (entry.book === book && entry.counter === counter ? sum + entry.by : sum),
        0,
      );
      if (posted + held + asked > limit) return { reason: "limit", guard, posted, held, asked };
    }
    return undefined;
  }

  /** What is held under an id is dropped; what was posted for it as unknown is taken back. */
  #release(space: string, id: string, nowMs: number): void {
    const holds = this.#holds.get(space);
    const kept = holds?.find(id);
    if (!holds || !kept) return;
    for (const entry of kept.entries) {
      const { held, unknown } = this.#valueOf(space, entry, nowMs);
      // What an older book of the same name held is no matter of this one.
      if ((kept.state === "held" ? held : unknown) < entry.by) continue;
      const back = kept.state === "held" ? { held: -entry.by } : { posted: -entry.by, unknown: -entry.by };
      this.#books.move(space, entry, back, { nowMs });
    }
    holds.delete(id);
    if (holds.size === 0) this.#holds.delete(space);
  }

  #expire(space: string, nowMs: number): void {
    const holds = this.#holds.get(space);
    for (const [id, { state, entries, untilMs }] of holds?.takeDue(nowMs) ?? []) {
      if (state === "unknown") continue;
      for (const entry of entries)
        if (this.#valueOf(space, entry, nowMs).held >= entry.by)
          this.#books.move(space, entry, expired(entry), { nowMs });
      const posted = entries.filter(({ onExpiry }) => onExpiry !== "dropped");
      holds?.put(id, { state: "unknown", entries: posted, untilMs: untilMs + unknownMemoryMs });
    }
    if (holds?.size === 0) this.#holds.delete(space);
  }

  #standings(space: string, { guards }: Hold, nowMs: number): Standing[] {
    return guards.map((guard) => {
      const { posted, held } = this.#valueOf(space, guard, nowMs);
      return { posted, held };
    });
  }

  #valueOf(
    space: string,
    { book, counter }: { readonly book: string; readonly counter: string },
    nowMs: number,
  ): CounterValue {
    return this.#books.find(space, book, nowMs)?.value(counter) ?? { posted: 0, held: 0, unknown: 0 };
  }

  #holdsOf(space: string): MemoryHolds {
    return this.#holds.get(space) ?? new MemoryHolds();
  }

  #makeRoom(space: string, entries: readonly CounterEntry[], nowMs: number): void {
    this.#books.makeRoom(
      entries.filter((entry) => !this.#books.find(space, entry.book, nowMs)?.has(entry.counter)).length,
      nowMs,
    );
  }
}

function expired(entry: HoldEntry): { readonly held: number; readonly posted?: number; readonly unknown?: number } {
  return entry.onExpiry === "dropped" ? { held: -entry.by } : { held: -entry.by, posted: entry.by, unknown: entry.by };
}

function keyOf(space: string, id: string): string {
  return `${space.length} ${space} ${id}`;
}
