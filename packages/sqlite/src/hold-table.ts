import { type HoldEntry, type PendingHold, unknownMemoryMs } from "@overture/core/store";
import type { BookTable } from "./book-table.ts";
import type { Database, Row } from "./database.ts";

/** The holds in a file that nobody has settled. */
export class HoldTable {
  readonly #database: Database;
  readonly #books: BookTable;

  constructor(database: Database, books: BookTable) {
    this.#database = database;
    this.#books = books;
  }

  /** Whether an id is held, unknown, or neither. */
  stateOf(space: string, id: string): PendingHold["state"] | undefined {
    const row = this.#database.get("SELECT state FROM holds WHERE space = ? AND id = ?", space, id);
    return row && stateOf(row);
  }

  /** Holds amounts. */
  put(
    space: string,
    id: string,
    entries: readonly HoldEntry[],
    { nowMs, ttlMs }: { nowMs: number; ttlMs: number },
  ): void {
    for (const entry of entries) this.#books.move(space, entry, { held: entry.by }, nowMs, ttlMs);
    this.#write(space, { id, entries, state: "held", untilMs: nowMs + ttlMs });
  }

  /** Drops what is held under an id, and takes back what was posted for it as unknown. */
  release(space: string, id: string, nowMs: number): void {
    const row = this.#database.get("SELECT * FROM holds WHERE space = ? AND id = ?", space, id);
    if (!row) return;
    const { state, entries } = pendingOf(row);
    for (const entry of entries) {
      const { held, unknown } = this.#books.value(space, entry.book, entry.counter, nowMs);
      // What an older book of the same name held is no matter of this one.
      if ((state === "held" ? held : unknown) < entry.by) continue;
      const back = state === "held" ? { held: -entry.by } : { posted: -entry.by, unknown: -entry.by };
      this.#books.move(space, entry, back, nowMs);
    }
    this.#database.run("DELETE FROM holds WHERE space = ? AND id = ?", space, id);
  }

  /** Posts what nobody settled in time, and forgets what was unknown for too long. */
  expire(space: string, nowMs: number): void {
    for (const row of this.#database.all("SELECT * FROM holds WHERE space = ? AND until_ms <= ?", space, nowMs)) {
      const { id, state, entries, untilMs } = pendingOf(row);
      this.#database.run("DELETE FROM holds WHERE space = ? AND id = ?", space, id);
      if (state === "unknown") continue;
      for (const entry of entries) {
        if (this.#books.value(space, entry.book, entry.counter, nowMs).held < entry.by) continue;
        const spent = entry.onExpiry === "dropped" ? {} : { posted: entry.by, unknown: entry.by };
        this.#books.move(space, entry, { held: -entry.by, ...spent }, nowMs);
      }
      const posted = entries.filter(({ onExpiry }) => onExpiry !== "dropped");
      this.#write(space, { id, entries: posted, state: "unknown", untilMs: untilMs + unknownMemoryMs });
    }
  }

  /** The first to expire first. */
  list(space: string): readonly PendingHold[] {
    const sql = "SELECT * FROM holds WHERE space = ? ORDER BY until_ms LIMIT 1000";
    return this.#database.all(sql, space).map(pendingOf);
  }

  #write(space: string, { id, entries, state, untilMs }: PendingHold): void {
    this.#database.run(
      "INSERT OR REPLACE INTO holds (space, id, state, until_ms, entries) VALUES (?, ?, ?, ?, ?)",
      space,
      id,
      state,
      untilMs,
      JSON.stringify(entries),
    );
  }
}

function pendingOf(row: Row): PendingHold {
  const entries = JSON.parse(String(row.entries)) as readonly HoldEntry[];
  return { id: String(row.id), entries, state: stateOf(row), untilMs: Number(row.until_ms) };
}

function stateOf(row: Row): PendingHold["state"] {
  return row.state === "held" ? "held" : "unknown";
}
