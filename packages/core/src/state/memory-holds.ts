import type { HoldEntry, PendingHold } from "./holds.ts";

interface Kept {
  readonly entries: readonly HoldEntry[];
  readonly state: PendingHold["state"];
  readonly untilMs: number;
}

const mostPending = 1000;

/** The holds of one space that nobody has settled. */
export class MemoryHolds {
  readonly #kept: Map<string, Kept> = new Map();
  #nextMs = Number.POSITIVE_INFINITY;

  /** How many there are. */
  get size(): number {
    return this.#kept.size;
  }

  find(id: string): Kept | undefined {
    return this.#kept.get(id);
  }

  put(id: string, kept: Kept): void {
    this.#kept.set(id, kept);
    this.#nextMs = Math.min(this.#nextMs, kept.untilMs);
  }

  delete(id: string): void {
    this.#kept.delete(id);
  }

  /** Takes out those whose time is up. It looks through all of them only when the first one's is. */
  takeDue(nowMs: number): readonly (readonly [string, Kept])[] {
    if (nowMs < this.#nextMs) return [];
    const due = [...this.#kept].filter(([, { untilMs }]) => untilMs <= nowMs);
    for (const [id] of due) this.#kept.delete(id);
    this.#nextMs = Number.POSITIVE_INFINITY;
    // One by one: there may be more of them than a call takes arguments.
    for (const { untilMs } of this.#kept.values()) this.#nextMs = Math.min(this.#nextMs, untilMs);
    return due;
  }

  /** The first to expire first. */
  list(): readonly PendingHold[] {
    return [...this.#kept]
      .map(([id, kept]) => ({ id, ...kept }))
      .sort((first, second) => first.untilMs - second.untilMs)
      .slice(0, mostPending);
  }
}
