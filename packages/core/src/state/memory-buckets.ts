import { gcra } from "./gcra.ts";
import type { Take, TakeResult } from "./takes.ts";

/** The buckets of rate limits in memory, and no more of them than fit. */
export class MemoryBuckets {
  readonly #fullAtMs: Map<string, number> = new Map();
  readonly #capacity: number;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** How many buckets are not known to be full. */
  get size(): number {
    return this.#fullAtMs.size;
  }

  /** Takes from every bucket, or from none. */
  take(takes: readonly Take[], keyOf: (bucket: string) => string, nowMs: number): TakeResult {
    const moved = new Map<string, number>();
    let longest = { take: -1, retryAfterMs: 0 };
    for (const [index, take] of takes.entries()) {
      const key = keyOf(take.bucket);
      const { fullAtMs, retryAfterMs } = gcra(moved.get(key) ?? this.#fullAtMs.get(key), take, nowMs);
      moved.set(key, fullAtMs);
      if (retryAfterMs > longest.retryAfterMs) longest = { take: index, retryAfterMs };
    }
    if (longest.retryAfterMs > 0) return { admitted: false, reason: "limit", ...longest };
    for (const [key, fullAtMs] of moved) this.#fill(key, fullAtMs, nowMs);
    return { admitted: true };
  }

  /** Two buckets that are full again go for each that is used: a full one is like one that never was. */
  #fill(key: string, fullAtMs: number, nowMs: number): void {
    this.#fullAtMs.delete(key);
    this.#fullAtMs.set(key, fullAtMs);
    let looked = 0;
    for (const [old, oldFullAtMs] of this.#fullAtMs) {
      if (looked >= 2) break;
      looked += 1;
      if (oldFullAtMs <= nowMs || this.#fullAtMs.size > this.#capacity) this.#fullAtMs.delete(old);
    }
  }
}
