import type { Timer } from "@overture/core";

/** A timer that waits on a virtual clock. */
export interface WaitingTimer {
  readonly handle: Timer;
  readonly dueAt: number;
  /** Counts up with each timer that is set, so that timers of one moment fire in the order in which they were set. */
  readonly order: number;
  readonly callback: () => void;
}

/** Timers, the earliest first: a binary heap that drops a cancelled timer when it comes to the top. */
export class TimerHeap {
  #heap: WaitingTimer[] = [];
  #waiting = new Set<Timer>();

  /** How many timers wait. */
  get size(): number {
    return this.#waiting.size;
  }

  /** Adds a timer. */
  add(timer: WaitingTimer): void {
    this.#waiting.add(timer.handle);
    this.#heap.push(timer);
    this.#raise(this.#heap.length - 1);
  }

  /** Cancels a timer; one that is not here is ignored. */
  cancel(handle: Timer): void {
    this.#waiting.delete(handle);
  }

  /** The timer that is due first, left where it is. */
  first(): WaitingTimer | undefined {
    for (;;) {
      const top = this.#heap[0];
      if (top === undefined || this.#waiting.has(top.handle)) return top;
      this.#removeTop();
    }
  }

  /** The timer that is due first, taken out. */
  takeFirst(): WaitingTimer | undefined {
    const top = this.first();
    if (top === undefined) return undefined;
    this.#removeTop();
    this.#waiting.delete(top.handle);
    return top;
  }

  #removeTop(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#sink(0);
  }

  #raise(start: number): void {
    let index = start;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#isBefore(index, parent)) return;
      this.#swap(index, parent);
      index = parent;
    }
  }

  #sink(start: number): void {
    let index = start;
    for (;;) {
      const left = 2 * index + 1;
      let least = index;
      if (this.#isBefore(left, least)) least = left;
      if (this.#isBefore(left + 1, least)) least = left + 1;
      if (least === index) return;
      this.#swap(index, least);
      index = least;
    }
  }

  #isBefore(left: number, right: number): boolean {
    const [a, b] = [this.#heap[left], this.#heap[right]];
    if (a === undefined || b === undefined) return false;
    return a.dueAt < b.dueAt || (a.dueAt === b.dueAt && a.order < b.order);
  }

  #swap(left: number, right: number): void {
    const [a, b] = [this.#heap[left], this.#heap[right]];
    if (a === undefined || b === undefined) return;
    this.#heap[left] = b;
    this.#heap[right] = a;
  }
}
