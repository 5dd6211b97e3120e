import type { StateStore, Take } from "../state/index.ts";
import type { Clock } from "../time/index.ts";
import { storeDown } from "./budget-errors.ts";
import type { OwnAllowance } from "./budget-line.ts";
import { concurrentRetryMs, correctionsOf, type LimitRefusal, placesBook, refusedBy, takesOf } from "./limits.ts";
import type { SoftGate } from "./soft-gate.ts";
import type { StoreWait } from "./store-wait.ts";

/** What {@link RateGate} is made from. */
export interface RateGateInit {
  readonly store: StateStore;
  readonly clock: Clock;
  /** Whether requests go on without their limits while the store is down. */
  readonly onStoreDown: "allow" | "deny";
  readonly onStore: (state: "down" | "up") => void;
  readonly onLimit: (space: string, refusal: LimitRefusal) => void;
  /** Gives back what is held under an id, again and again until the store acknowledges. */
  readonly release: (space: string, id: string) => void;
}

/** The limits of one space. */
export interface SpaceLimits {
  readonly space: string;
  readonly allowances: readonly OwnAllowance[];
}

/** A request that comes to the gate. */
export interface Entrance {
  readonly id: string;
  /** Narrow to wide. */
  readonly spaces: readonly SpaceLimits[];
  /** How many tokens it is expected to take, input and output. */
  readonly tokens: number;
  /** After what time it is certainly over, in milliseconds. */
  readonly ttlMs: number;
  /** How long it waits for the store. */
  readonly wait: StoreWait;
}

/** Lets requests in as fast as their owners may send them, and corrects what they took once it is known. */
export class RateGate {
  readonly #init: RateGateInit;
  #softLoading: Promise<SoftGate> | undefined;
  #soft: SoftGate | undefined;

  constructor(init: RateGateInit) {
    this.#init = init;
  }

  /**
   * Takes what a request needs of every limit, or nothing. Rejects with `rate_limited` (429) and which limit it was, or with
   * `store_unavailable` (503).
   */
  async enter(entrance: Entrance): Promise<void> {
    const entered: SpaceLimits[] = [];
    for (const each of parted(entrance.spaces)) {
      const refusal = each.isSoft
        ? await (this.#soft ?? (await this.#loadSoft())).enter({ ...entrance, ...each })
        : await this.#enterSpace(entrance, each);
      if (refusal === undefined) {
        entered.push(each);
        continue;
      }
      this.leave({ ...entrance, spaces: entered }, 0, true);
      if (refusal === "down") throw storeDown("limits");
      this.#init.onLimit(each.space, refusal);
      throw refusedBy(refusal);
    }
  }

  /**
   * Corrects the tokens that a request was let in with, and lets another in where so many may be under way at once. One that
   * never ran gives back all that it took.
   */
  leave({ id, spaces, tokens }: Omit<Entrance, "ttlMs" | "wait">, actualTokens: number, neverRan = false): void {
    const correction = { requests: neverRan ? -1 : 0, tokens: actualTokens - tokens } as const;
    for (const { space, allowances, isSoft } of parted(spaces)) {
      if (isSoft) {
        this.#soft?.leave({ id, space, allowances }, correction);
        continue;
      }
      const takes = allowances.flatMap((each) => correctionsOf(each, correction));
      void this.#correct(space, `${id} correction`, takes);
      if (hasPlaces(allowances)) this.#init.release(space, `${id} concurrent`);
    }
  }

  /** Gives back what was taken in advance. */
  close(): void {
    this.#soft?.close();
  }

  async #enterSpace(
    entrance: Entrance,
    { space, allowances }: SpaceLimits,
  ): Promise<LimitRefusal | "down" | undefined> {
    const { store, onStoreDown, onStore, release } = this.#init;
    const { id, tokens, wait } = entrance;
    const limits = takesOf(allowances, tokens);
    let taken: readonly Take[] = [];
    let refusal: LimitRefusal | "down" | undefined;
    try {
      if (limits.length > 0) {
        const takes = limits.map(({ take }) => take);
        const result = await wait.for((validUntil) => store.take(space, id, { takes, validUntil }));
        onStore("up");
        if (!result.admitted) {
          if (result.reason !== "limit") return this.#down();
          const refused = limits[result.take];
          return refused ? { ...refused, retryAfterMs: result.retryAfterMs } : this.#down();
        }
        taken = takes;
      }
      refusal = await this.#holdPlace(entrance, { space, allowances });
    } catch {
      // A place that is given after all is given back.
      if (hasPlaces(allowances)) release(space, `${id} concurrent`);
      onStore("down");
      refusal = onStoreDown === "allow" ? undefined : "down";
    }
    if (refusal) {
      const back = taken.map((take) => ({ ...take, cost: -take.cost, correction: true }));
      void this.#correct(space, `${id} back`, back);
    }
    return refusal;
  }

  #loadSoft(): Promise<SoftGate> {
    this.#softLoading ??= import("./soft-gate.ts").then((loaded) => {
      this.#soft = new loaded.SoftGate(this.#init);
      return this.#soft;
    });
    return this.#softLoading;
  }

  #down(): "down" | undefined {
    return this.#init.onStoreDown === "allow" ? undefined : "down";
  }

  async #holdPlace(
    { id, ttlMs, wait }: Entrance,
    { space, allowances }: SpaceLimits,
  ): Promise<LimitRefusal | "down" | undefined> {
    const { store } = this.#init;
    const places = allowances.flatMap(({ owner, limits: { concurrent } }) =>
      concurrent === undefined ? [] : [{ owner, most: concurrent }],
    );
    if (places.length === 0) return undefined;
    const counters = places.map(({ owner, most }) => ({ book: placesBook, counter: owner, limit: most }));
    const result = await wait.for((validUntil) =>
      store.hold(space, `${id} concurrent`, {
        entries: counters.map(({ book, counter }) => ({ book, counter, by: 1, onExpiry: "dropped" })),
        guards: counters,
        ttlMs,
        validUntil,
      }),
    );
    if (result.admitted) return undefined;
    if (result.blockedBy.reason !== "limit") return this.#down();
    const place = places[result.blockedBy.guard];
    return place ? { ...place, limit: "concurrent", retryAfterMs: concurrentRetryMs } : this.#down();
  }

  /**
   * Nobody waits for it; what a store that is down does not hear flows back by itself. Asynchronous, so that a store that
   * throws at once is one that rejects.
   */
  async #correct(space: string, id: string, takes: readonly Take[]): Promise<void> {
    try {
      if (takes.length > 0) await this.#init.store.take(space, id, { takes });
    } catch {
      this.#init.onStore("down");
    }
  }
}

/** Hard limits are taken in the store before soft ones are: what those refuse is rare. */
function parted(spaces: readonly SpaceLimits[]): readonly (SpaceLimits & { readonly isSoft: boolean })[] {
  return spaces.flatMap(({ space, allowances }) =>
    [false, true].flatMap((isSoft) => {
      const own = allowances.filter(({ limits }) => (limits.hard === false) === isSoft);
      return own.length > 0 ? [{ space, allowances: own, isSoft }] : [];
    }),
  );
}

function hasPlaces(allowances: readonly OwnAllowance[]): boolean {
  return allowances.some(({ limits }) => limits.concurrent !== undefined);
}
