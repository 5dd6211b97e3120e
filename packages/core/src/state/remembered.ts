/**
 * Ids that are remembered for a while, and no more of them than fit: when there are too many, the ones that came first are
 * forgotten first.
 */
export class Remembered {
  readonly #untilMs: Map<string, number> = new Map();
  readonly #capacity: number;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Whether the id is remembered at that time. */
  has(id: string, nowMs: number): boolean {
    const untilMs = this.#untilMs.get(id);
    return untilMs !== undefined && untilMs > nowMs;
  }

  /** Remembers an id. Two old ones that have had their time go for each that comes, so that the work stays a constant. */
  note(id: string, untilMs: number, nowMs: number): void {
    this.#untilMs.delete(id);
    this.#untilMs.set(id, untilMs);
    let looked = 0;
    for (const [old, oldUntilMs] of this.#untilMs) {
      if (looked >= 2) break;
      looked += 1;
      if (oldUntilMs <= nowMs || this.#untilMs.size > this.#capacity) this.#untilMs.delete(old);
    }
  }

  /** How many are kept. */
  get size(): number {
    return this.#untilMs.size;
  }
}
