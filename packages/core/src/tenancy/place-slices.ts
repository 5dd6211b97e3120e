import type { Owner } from "./budget-line.ts";
import { placesBook } from "./limits.ts";
import { aloneMs, type SlicesInit, sliceMs } from "./rate-slices.ts";
import { Recurring } from "./recurring.ts";
import type { StoreWait } from "./store-wait.ts";

/** How many requests somebody may have under way at once. */
export interface Places {
  readonly space: string;
  readonly owner: Owner;
  readonly most: number;
}

/** A place that a request has. */
export interface Place {
  /** Whether it is a place of this process alone, since the store did not answer. */
  readonly alone: boolean;
  leave(): void;
}

/** A slice is no more than this share of its limit: all of it is held for as long as one request lasts. */
const mostShare = 1 / 32;
/** How long places are used again for further requests, in milliseconds, so that each of them still ends before they do. */
const reusedMs = 60_000;

interface Asking {
  readonly ttlMs: number;
  readonly wait: StoreWait;
}

interface Slice {
  readonly id: string;
  readonly size: number;
  used: number;
  readonly heldUntilMs: number;
  idleSinceMs: number;
}

/** What this process holds of one limit. */
interface Counted {
  places: Places;
  readonly slices: Set<Slice>;
  /** How many are taken next. */
  size: number;
  /** How many requests are under way, whoever counts them. */
  underWay: number;
  /** How many ask for a place at the moment. */
  asking: number;
}

/**
 * Limits of concurrent requests of which this process holds a few places at a time, and uses them for one request after the
 * other. What is held never exceeds the limit; what a process held that died is free again when its time is up.
 */
export class PlaceSlices {
  readonly #init: SlicesInit;
  readonly #counted: Map<string, Counted> = new Map();
  readonly #givingBack: Recurring;
  #aloneUntilMs = Number.NEGATIVE_INFINITY;

  constructor(init: SlicesInit) {
    this.#init = init;
    this.#givingBack = new Recurring(init.clock, sliceMs, () => {
      this.#giveBack();
      return this.#counted.size > 0;
    });
  }

  /** Takes a place for a request that is over after `ttlMs`; undefined if there is none. */
  async enter(places: Places, id: string, ttlMs: number, wait: StoreWait): Promise<Place | undefined> {
    const counted = this.#countedOf(places);
    counted.asking += 1;
    try {
      return await this.#enter(counted, id, { ttlMs, wait });
    } finally {
      counted.asking -= 1;
    }
  }

  async #enter(counted: Counted, id: string, { ttlMs, wait }: Asking): Promise<Place | undefined> {
    const { places } = counted;
    const nowMs = this.#init.clock.monotonic();
    for (const slice of counted.slices)
      if (slice.used < slice.size && nowMs + ttlMs <= slice.heldUntilMs) return this.#use(counted, slice);
    if (nowMs < this.#aloneUntilMs) return this.#useAlone(counted);
    const size = Math.max(1, Math.min(Math.floor(counted.size), Math.floor(places.most * mostShare)));
    for (const by of size > 1 ? [size, 1] : [1]) {
      const found = await this.#hold(counted, `${id} ${places.owner} places ${by}`, by, { ttlMs, wait });
      if (found === "down") return this.#useAlone(counted);
      if (found) return this.#use(counted, found);
      counted.size = 1;
    }
    return undefined;
  }

  async #hold(counted: Counted, id: string, by: number, { ttlMs, wait }: Asking): Promise<Slice | "down" | undefined> {
    const { store, clock, release, onStore } = this.#init;
    const { space, owner, most } = counted.places;
    const counter = { book: placesBook, counter: owner };
    const heldUntilMs = clock.monotonic() + ttlMs + reusedMs;
    try {
      const result = await wait.for((validUntil) =>
        store.hold(space, id, {
          entries: [{ ...counter, by, onExpiry: "dropped" }],
          guards: [{ ...counter, limit: most }],
          ttlMs: ttlMs + reusedMs,
          validUntil,
        }),
      );
      onStore("up");
      if (result.admitted) {
        const slice = { id, size: by, used: 0, heldUntilMs, idleSinceMs: clock.monotonic() };
        counted.slices.add(slice);
        counted.size = by * 2;
        return slice;
      }
      if (result.blockedBy.reason === "limit") return undefined;
    } catch {
      // A place that is given after all is given back.
      release(space, id);
      onStore("down");
    }
    this.#aloneUntilMs = clock.monotonic() + aloneMs;
    return "down";
  }

  #use(counted: Counted, slice: Slice): Place {
    slice.used += 1;
    counted.underWay += 1;
    return this.#place(counted, false, () => {
      slice.used -= 1;
      slice.idleSinceMs = this.#init.clock.monotonic();
      this.#givingBack.start();
    });
  }

  #useAlone(counted: Counted): Place | undefined {
    if (counted.underWay >= counted.places.most) return undefined;
    counted.underWay += 1;
    return this.#place(counted, true, () => undefined);
  }

  #place(counted: Counted, alone: boolean, done: () => void): Place {
    let isLeft = false;
    return {
      alone,
      leave: () => {
        if (isLeft) return;
        isLeft = true;
        counted.underWay -= 1;
        done();
      },
    };
  }

  #countedOf(places: Places): Counted {
    const key = `${places.space.length} ${places.space} ${places.owner}`;
    let counted = this.#counted.get(key);
    if (!counted) {
      counted = { places, slices: new Set(), size: 1, underWay: 0, asking: 0 };
      this.#counted.set(key, counted);
      this.#givingBack.start();
    }
    counted.places = places;
    return counted;
  }

  /** Gives back all places that no request has. */
  close(): void {
    this.#giveBack(0);
    this.#givingBack.stop();
  }

  /** Gives back places that nobody has used for a while. */
  #giveBack(leastIdleMs = sliceMs): void {
    const nowMs = this.#init.clock.monotonic();
    for (const [key, counted] of this.#counted) {
      for (const slice of counted.slices) {
        if (slice.used > 0 || nowMs - slice.idleSinceMs < leastIdleMs) continue;
        counted.slices.delete(slice);
        counted.size = 1;
        this.#init.release(counted.places.space, slice.id);
      }
      if (counted.slices.size + counted.underWay + counted.asking === 0) this.#counted.delete(key);
    }
  }
}
