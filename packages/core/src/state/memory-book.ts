import type { BookSnapshot, CounterValue } from "./books.ts";

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

  /** The book, or what changed since a version of it. */
  snapshot(since: string | undefined): BookSnapshot {
    const from = since?.startsWith(`${this.#life}-`) ? Number(since.slice(this.#life.length + 1)) : 0;
    const whole = !(from > 0 && from <= this.#changes);
    const counters = new Map<string, CounterValue>();
    for (const [name, { posted, held, unknown, changed }] of this.#counters)
      if (whole || changed > from) counters.set(name, { posted, held, unknown });
    return { version: `${this.#life}-${this.#changes}`, whole, counters };
  }
}
