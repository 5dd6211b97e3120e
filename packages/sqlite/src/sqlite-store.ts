import {
  type Addition,
  type AddResult,
  type BookRequest,
  type BookSnapshot,
  type Clock,
  type CounterEntry,
  checkAdditions,
  checkHold,
  checkNames,
  checkReads,
  checkSettlement,
  checkTakes,
  gcra,
  type Hold,
  type HoldRefusal,
  type HoldResult,
  onceMemoryMs,
  type PendingHold,
  type SettleResult,
  type StateStore,
  settledMemoryMs,
  systemClock,
  type TakeRequest,
  type TakeResult,
  takenMemoryMs,
} from "@overture/core/store";
import { BookTable } from "./book-table.ts";
import { Database } from "./database.ts";
import { HoldTable } from "./hold-table.ts";

/** Options of {@link sqliteStore}. */
export interface SqliteStoreOptions {
  /** The file, which is made if need be; `:memory:` for none. All processes of a machine that share it learn together. */
  readonly path: string;
  /** How long an operation waits, in milliseconds, while another process writes. @default 50: writing takes far less, and nothing else runs in this process meanwhile */
  readonly busyTimeoutMs?: number | undefined;
  /** Where the store reads time. @default the machine's */
  readonly clock?: Clock | undefined;
}

/**
 * A store in one file, with the SQLite that is part of Node. What was acknowledged survives the death of the process, `kill -9`
 * included; a loss of power can take the last moments, and leaves the file whole. It throws if the file cannot be opened,
 * and a TypeError for options that make no sense.
 */
export function sqliteStore(options: SqliteStoreOptions): StateStore {
  const { path, busyTimeoutMs = 0 }: Partial<SqliteStoreOptions> = options ?? {};
  if (typeof path !== "string" || path === "") {
    const given = path === "" ? "an empty text" : typeof path;
    throw new TypeError(`sqliteStore()'s path is a file's name, or ":memory:", not ${given}.`);
  }
  if (!(Number.isInteger(busyTimeoutMs) && busyTimeoutMs >= 0 && busyTimeoutMs <= longestTimeoutMs)) {
    const wanted = `a whole number of milliseconds from 0 to ${longestTimeoutMs}`;
    throw new TypeError(`sqliteStore()'s busyTimeoutMs is ${wanted}, not ${String(busyTimeoutMs)}.`);
  }
  return new SqliteStore(options);
}

/** Nothing else runs in the process while SQLite waits. */
const longestTimeoutMs = 60_000;

/** What ids are remembered for, so that what comes again counts once. */
type SeenKind = "once" | "settled" | "taken";

class SqliteStore implements StateStore {
  readonly #database: Database;
  readonly #books: BookTable;
  readonly #holds: HoldTable;
  readonly #clock: Clock;

  constructor({ path, busyTimeoutMs = 50, clock = systemClock }: SqliteStoreOptions) {
    this.#database = new Database(path, busyTimeoutMs);
    this.#books = new BookTable(this.#database);
    this.#holds = new HoldTable(this.#database, this.#books);
    this.#clock = clock;
  }

  async add(space: string, additions: readonly Addition[]): Promise<AddResult> {
    checkAdditions(space, additions);
    return this.#transact((nowMs) => {
      const onces = new Set(additions.flatMap(({ once }) => (once === undefined ? [] : [once])));
      const repeated = new Set([...onces].filter((once) => this.#hasSeen(space, "once", once, nowMs)));
      for (const addition of additions) {
        const { once, by, keepMs } = addition;
        if (once !== undefined && repeated.has(once)) continue;
        this.#books.move(space, addition, { posted: by }, nowMs);
        if (once !== undefined) this.#note(space, "once", once, nowMs + Math.min(keepMs ?? onceMemoryMs, onceMemoryMs));
      }
      return { repeated: [...repeated] };
    });
  }

  async read(space: string, books: readonly BookRequest[]): Promise<readonly BookSnapshot[]> {
    checkReads(space, books);
    return this.#transact((nowMs) => {
      this.#holds.expire(space, nowMs);
      return books.map((request) => this.#books.snapshot(space, request, nowMs));
    });
  }

  async hold(space: string, id: string, hold: Hold): Promise<HoldResult> {
    checkHold(space, id, hold);
    return this.#transact((nowMs): HoldResult => {
      this.#holds.expire(space, nowMs);
      const state = this.#holds.stateOf(space, id);
      const blockedBy = state === "unknown" ? ({ reason: "ended" } as const) : this.#refusal(space, id, hold, nowMs);
      if (state !== "held" && blockedBy) return { admitted: false, blockedBy };
      if (state !== "held") this.#holds.put(space, id, hold.entries, { nowMs, ttlMs: hold.ttlMs });
      const standings = hold.guards.map(({ book, counter }) => {
        const { posted, held } = this.#books.value(space, book, counter, nowMs);
        return { posted, held };
      });
      return { admitted: true, standings };
    });
  }

  async settle(space: string, id: string, entries: readonly CounterEntry[]): Promise<SettleResult> {
    checkSettlement(space, id, entries);
    return this.#transact((nowMs) => {
      this.#holds.expire(space, nowMs);
      const repeated = this.#hasSeen(space, "settled", id, nowMs);
      if (!repeated) {
        this.#holds.release(space, id, nowMs);
        for (const entry of entries) this.#books.move(space, entry, { posted: entry.by }, nowMs);
        this.#note(space, "settled", id, nowMs + settledMemoryMs);
      }
      return {
        repeated,
        posted: entries.map(({ book, counter }) => this.#books.value(space, book, counter, nowMs).posted),
      };
    });
  }

  async pending(space: string): Promise<readonly PendingHold[]> {
    checkNames(space);
    return this.#transact((nowMs) => {
      this.#holds.expire(space, nowMs);
      return this.#holds.list(space);
    });
  }

  async take(space: string, id: string, request: TakeRequest): Promise<TakeResult> {
    checkTakes(space, id, request);
    return this.#transact((nowMs): TakeResult => {
      if (this.#hasSeen(space, "taken", id, nowMs)) return { admitted: true };
      if (request.validUntil !== undefined && request.validUntil < nowMs) return { admitted: false, reason: "late" };
      const moved = new Map<string, number>();
      let longest = { take: -1, retryAfterMs: 0 };
      for (const [index, take] of request.takes.entries()) {
        const { fullAtMs, retryAfterMs } = gcra(
          moved.get(take.bucket) ?? this.#fullAt(space, take.bucket),
          take,
          nowMs,
        );
        moved.set(take.bucket, fullAtMs);
        if (retryAfterMs > longest.retryAfterMs) longest = { take: index, retryAfterMs };
      }
      if (longest.retryAfterMs > 0) return { admitted: false, reason: "limit", ...longest };
      for (const [bucket, fullAtMs] of moved)
        this.#database.run(
          "INSERT OR REPLACE INTO buckets (space, name, full_ms) VALUES (?, ?, ?)",
          space,
          bucket,
          fullAtMs,
        );
      this.#note(space, "taken", id, nowMs + takenMemoryMs);
      return { admitted: true };
    });
  }

  async close(): Promise<void> {
    this.#database.close();
  }

  #refusal(space: string, id: string, hold: Hold, nowMs: number): HoldRefusal | undefined {
    if (this.#hasSeen(space, "settled", id, nowMs)) return { reason: "ended" };
    if (hold.validUntil < nowMs) return { reason: "late" };
    for (const [guard, { book, counter, limit }] of hold.guards.entries()) {
      const { posted, held } = this.#books.value(space, book, counter, nowMs);
      const own = hold.entries.filter((entry) => entry.book === book && entry.counter === counter);
      const asked = own.reduce((sum, { by }) => sum + by, 0);
      if (posted + held + asked > limit) return { reason: "limit", guard, posted, held, asked };
    }
    return undefined;
  }

  #fullAt(space: string, bucket: string): number | undefined {
    const row = this.#database.get("SELECT full_ms FROM buckets WHERE space = ? AND name = ?", space, bucket);
    return row && Number(row.full_ms);
  }

  #hasSeen(space: string, kind: SeenKind, id: string, nowMs: number): boolean {
    const sql = "SELECT 1 FROM seen WHERE space = ? AND kind = ? AND id = ? AND until_ms > ?";
    return this.#database.get(sql, space, kind, id, nowMs) !== undefined;
  }

  #note(space: string, kind: SeenKind, id: string, untilMs: number): void {
    this.#database.run(
      "INSERT OR REPLACE INTO seen (space, kind, id, until_ms) VALUES (?, ?, ?, ?)",
      space,
      kind,
      id,
      untilMs,
    );
  }

  /** Does everything or nothing. With each operation a few rows go that have had their time. */
  #transact<Result>(work: (nowMs: number) => Result): Result {
    const nowMs = this.#clock.now();
    return this.#database.transact(() => {
      this.#books.sweep(nowMs);
      this.#database.run(
        "DELETE FROM seen WHERE (space, kind, id) IN (SELECT space, kind, id FROM seen WHERE until_ms <= ? LIMIT 4)",
        nowMs,
      );
      this.#database.run(
        "DELETE FROM buckets WHERE (space, name) IN (SELECT space, name FROM buckets WHERE full_ms <= ? LIMIT 4)",
        nowMs,
      );
      return work(nowMs);
    });
  }
}
