import type { BookRequest, BookSnapshot, CounterEntry, CounterValue } from "@overture/core/store";
import type { Database, Row } from "./database.ts";

const nothing: CounterValue = { posted: 0, held: 0, unknown: 0 };

/** How counters move. */
export type Move = Partial<CounterValue>;

/** The books in a file. */
export class BookTable {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** What a counter stands at. */
  value(space: string, book: string, counter: string, nowMs: number): CounterValue {
    const id = this.#find(space, book, nowMs)?.id;
    return id === undefined ? nothing : (this.#counter(Number(id), counter) ?? nothing);
  }

  /** Moves a counter, in a book that is made if need be and is kept for as long as the entry says. */
  move(space: string, { book, counter, keepMs }: CounterEntry, by: Move, nowMs: number, leastMs = 0): void {
    const untilMs =
      keepMs === undefined || keepMs === Number.POSITIVE_INFINITY ? null : nowMs + Math.max(leastMs, keepMs);
    const found = this.#find(space, book, nowMs);
    if (!found) this.#remove(space, book);
    // Ids are never used again, so that a book that began anew has other versions.
    const row = this.#database.get(
      `INSERT INTO books (id, space, name, changes, until_ms) VALUES ((SELECT next FROM ids), ?, ?, 1, ?)
       ON CONFLICT (space, name) DO UPDATE SET changes = changes + 1,
         until_ms = CASE WHEN until_ms IS NULL OR excluded.until_ms IS NULL THEN NULL ELSE max(until_ms, excluded.until_ms) END
       RETURNING id, changes`,
      space,
      book,
      untilMs,
    );
    if (!found) this.#database.run("UPDATE ids SET next = next + 1");
    const id = Number(row?.id);
    const { posted, held, unknown } = this.#counter(id, counter) ?? nothing;
    this.#database.run(
      "INSERT OR REPLACE INTO counters (book, name, posted, held, unknown, changed) VALUES (?, ?, ?, ?, ?, ?)",
      id,
      counter,
      posted + (by.posted ?? 0),
      held + (by.held ?? 0),
      unknown + (by.unknown ?? 0),
      Number(row?.changes),
    );
  }

  /** A book, or of what changed in it as much as is wanted. */
  snapshot(space: string, { book, since, before, most }: BookRequest, nowMs: number): BookSnapshot {
    const found = this.#find(space, book, nowMs);
    if (!found) return { version: "none", whole: true, counters: new Map() };
    const [id, changes] = [Number(found.id), Number(found.changes)];
    const changeOf = (version: string | undefined): number | undefined => {
      const change = version?.startsWith(`${id}-`) ? Number(version.slice(`${id}-`.length)) : 0;
      return change > 0 && change <= changes ? change : undefined;
    };
    const [from, to] = [changeOf(since) ?? 0, changeOf(before) ?? changes + 1];
    const isAll = from === 0 && to > changes;
    const columns = "SELECT name, posted, held, unknown, changed FROM counters WHERE book = ?";
    const rows =
      isAll && most === undefined
        ? this.#database.all(columns, id)
        : this.#database.all(
            `${columns} AND changed > ? AND changed < ? ORDER BY changed DESC LIMIT ?`,
            id,
            from,
            to,
            // One more than is wanted tells whether there is a rest.
            most === undefined ? -1 : most + 1,
          );
    const wanted = most !== undefined && rows.length > most ? rows.slice(0, most) : rows;
    const isPart = wanted.length < rows.length;
    return {
      version: `${id}-${changes}`,
      whole: isAll && !isPart,
      counters: new Map(wanted.map((row) => [String(row.name), counterOf(row)])),
      ...(isPart ? { rest: `${id}-${Number(wanted.at(-1)?.changed)}` } : {}),
    };
  }

  /** Removes books that have had their time, a few at a time. */
  sweep(nowMs: number): void {
    for (const { space, name } of this.#database.all(
      "SELECT space, name FROM books WHERE until_ms <= ? LIMIT 2",
      nowMs,
    ))
      this.#remove(String(space), String(name));
  }

  #find(space: string, book: string, nowMs: number): Row | undefined {
    const sql = "SELECT id, changes FROM books WHERE space = ? AND name = ? AND (until_ms IS NULL OR until_ms > ?)";
    return this.#database.get(sql, space, book, nowMs);
  }

  #counter(book: number, name: string): CounterValue | undefined {
    const row = this.#database.get(
      "SELECT posted, held, unknown FROM counters WHERE book = ? AND name = ?",
      book,
      name,
    );
    return row && counterOf(row);
  }

  #remove(space: string, book: string): void {
    this.#database.run(
      "DELETE FROM counters WHERE book IN (SELECT id FROM books WHERE space = ? AND name = ?)",
      space,
      book,
    );
    this.#database.run("DELETE FROM books WHERE space = ? AND name = ?", space, book);
  }
}

function counterOf({ posted, held, unknown }: Row): CounterValue {
  return { posted: Number(posted), held: Number(held), unknown: Number(unknown) };
}
