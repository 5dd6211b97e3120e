import type { BookRequest, BookSnapshot, CounterEntry } from "./books.ts";
import { MemoryBook } from "./memory-book.ts";

/** The books of one space. */
export type SpaceBooks = Map<string, MemoryBook>;

const none: BookSnapshot = { version: "none", whole: true, counters: new Map() };

/** All books in memory, and no more counters than fit. */
export class MemoryBooks {
  readonly #spaces: Map<string, SpaceBooks> = new Map();
  readonly #maxCounters: number;
  #lives = 0;
  #counters = 0;
  #sweptAtMs = Number.NEGATIVE_INFINITY;

  constructor(maxCounters: number) {
    this.#maxCounters = maxCounters;
  }

  /** A book that is there, and has not had its time. */
  find(space: string, book: string, nowMs: number): MemoryBook | undefined {
    const books = this.#spaces.get(space);
    const found = books?.get(book);
    if (!books || !found?.isOver(nowMs)) return found;
    this.#remove(space, books, book, found);
    return undefined;
  }

  /** @throws Error if so many new counters do not fit any more */
  makeRoom(added: number, nowMs: number): void {
    if (this.#counters + added <= this.#maxCounters) return;
    // Looking through everything for every call that does not fit would be slow.
    if (nowMs - this.#sweptAtMs >= 1000) this.#sweep(nowMs);
    if (this.#counters + added > this.#maxCounters)
      throw new Error(
        `The store in memory is full: it holds ${this.#counters} counters. Raise maxCounters (${this.#maxCounters}), or use a store on disk.`,
      );
  }

  /** Moves the counter of an entry, in a book that is made if need be and is kept as long as the entry says. */
  move(
    space: string,
    entry: CounterEntry,
    by: Parameters<MemoryBook["move"]>[1],
    { nowMs, leastMs = 0 }: { readonly nowMs: number; readonly leastMs?: number },
  ): void {
    const book = this.find(space, entry.book, nowMs) ?? this.#create(space, entry.book, nowMs);
    book.keepUntil(nowMs + Math.max(leastMs, entry.keepMs ?? Number.POSITIVE_INFINITY));
    const before = book.size;
    book.move(entry.counter, by);
    this.#counters += book.size - before;
  }

  /** A snapshot for each book that is asked for. */
  read(space: string, requests: readonly BookRequest[], nowMs: number): BookSnapshot[] {
    return requests.map(({ book, ...wanted }) => this.find(space, book, nowMs)?.snapshot(wanted) ?? none);
  }

  #create(space: string, name: string, nowMs: number): MemoryBook {
    let books = this.#spaces.get(space);
    if (!books) {
      books = new Map();
      this.#spaces.set(space, books);
    }
    this.#lives += 1;
    const book = new MemoryBook(`${nowMs}.${this.#lives}`);
    books.set(name, book);
    return book;
  }

  #sweep(nowMs: number): void {
    this.#sweptAtMs = nowMs;
    for (const [space, books] of this.#spaces)
      for (const [name, book] of books) if (book.isOver(nowMs)) this.#remove(space, books, name, book);
  }

  #remove(space: string, books: SpaceBooks, name: string, book: MemoryBook): void {
    this.#counters -= book.size;
    books.delete(name);
    if (books.size === 0) this.#spaces.delete(space);
  }
}
