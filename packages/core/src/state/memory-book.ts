import type { BookRequest, BookSnapshot, CounterValue } from "./books.ts";

interface Counter {
  posted: number;
  held: number;
  unknown: number;
  changed: number;
}

/** A book in memory: counters, and which of them changed when. */
export class MemoryBook {
  readonly #counters: Map<string, Counter> = new Map();
  /** Tells this book from one of the same name before it, whose versions mean nothing here. */
  readonly #life: string;
  #changes = 0;
  #keepUntilMs = Number.NEGATIVE_INFINITY;

  constructor(life: string) {
    this.#life = life;
  }

  /** How many counters it has. */
  get size(): number {
    return this.#counters.size;
  }

  /** Whether it has had its time. */
  isOver(nowMs: number): boolean {
    return this.#keepUntilMs <= nowMs;
  }

  /** Keeps it until then at least. */
  keepUntil(untilMs: number): void {
    this.#keepUntilMs = Math.max(this.#keepUntilMs, untilMs);
  }

  has(counter: string): boolean {
    return this.#counters.has(counter);
  }

  /** What a counter stands at; nothing, if it was never touched. */
  value(counter: string): CounterValue {
    return this.#counters.get(counter) ?? { posted: 0, held: 0, unknown: 0 };
  }

  /** Moves a counter. */
  move(name: string, by: { readonly posted?: number; readonly held?: number; readonly unknown?: number }): void {
    let counter = this.#counters.get(name);
    if (!counter) {
      counter = { posted: 0, held: 0, unknown: 0, changed: 0 };
      this.#counters.set(name, counter);
    }
    counter.posted += by.posted ?? 0;
    counter.held += by.held ?? 0;
    counter.unknown += by.unknown ?? 0;
    this.#changes += 1;
    counter.changed = this.#changes;
  }

  /** The book, or of what changed since a version of it as much as is wanted. */
  snapshot({ since, before, most = Number.POSITIVE_INFINITY }: Omit<BookRequest, "book">): BookSnapshot {
    const from = this.#changeOf(since) ?? 0;
    const to = this.#changeOf(before) ?? Number.POSITIVE_INFINITY;
    const found = [...this.#counters].filter(([, { changed }]) => changed > from && changed < to);
    const isPart = found.length > most;
    if (isPart) found.sort(([, one], [, other]) => other.changed - one.changed).splice(most);
    return {
      version: this.#version(this.#changes),
      whole: from === 0 && to === Number.POSITIVE_INFINITY && !isPart,
      counters: new Map(found.map(([name, { posted, held, unknown }]) => [name, { posted, held, unknown }])),
      ...(isPart ? { rest: this.#version(found.at(-1)?.[1].changed ?? 0) } : {}),
    };
  }

  #version(change: number): string {
    return `${this.#life}-${change}`;
  }

  /** Which change a version stands for; undefined if it is none of this book. */
  #changeOf(version: string | undefined): number | undefined {
    const change = version?.startsWith(`${this.#life}-`) ? Number(version.slice(this.#life.length + 1)) : 0;
    return change > 0 && change <= this.#changes ? change : undefined;
  }
}
