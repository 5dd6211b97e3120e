import { OvertureError } from "../chat/index.ts";
import type { StateStore } from "../state/index.ts";
import type { Clock, Timer } from "../time/index.ts";
import { type OwnAllowance, ownerName } from "./budget-line.ts";
import {
  concurrentRetryMs,
  correctionsOf,
  type LimitName,
  type LimitRefusal,
  placesBook,
  takesOf,
} from "./limit-takes.ts";
import type { SoftGate } from "./soft-gate.ts";
import type { StoreWait } from "./store-wait.ts";

/** What {@link RateGate} is made from. */
export interface RateGateInit {
  readonly store: StateStore;
  readonly clock: Clock;
  /** Whether requests go on without their limits while the store is down. */
  readonly onStoreDown: "allow" | "deny";
  readonly onStore: (state: "down" | "up", error: unknown) => void;
  readonly onLimit: (space: string, refusal: LimitRefusal) => void;
  /** Gives back what is held under an id, again and again until the store acknowledges. */
  readonly release: (space: string, id: string) => void;
  /** Has a timer keep no process alive. */
  readonly letGo: (timer: Timer) => void;
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

const limitWords: Readonly<Record<LimitName, string>> = {
  requestsPerMinute: "requests per minute",
  tokensPerMinute: "tokens per minute",
  concurrent: "requests at once",
};

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
      if (refusal === "down") {
        const message =
          'The store that holds the limits did not answer in time. Raise storeTimeoutMs, or set onStoreDown: "allow" to go on without.';
        throw new OvertureError({ code: "store_unavailable", status: 503, message });
      }
      this.#init.onLimit(each.space, refusal);
      throw refusedBy(refusal);
    }
  }

  /** Corrects the tokens that a request was let in with, and lets another in where so many may be under way at once. */
  leave({ id, spaces, tokens }: Omit<Entrance, "ttlMs" | "wait">, actualTokens: number, neverRan = false): void {
    const { store, onStore, release } = this.#init;
    const failed = (error: unknown): void => onStore("down", error);
    for (const { space, allowances, isSoft } of parted(spaces)) {
      if (isSoft) {
        this.#soft?.leave({ id, space, allowances }, actualTokens - tokens, neverRan);
        continue;
      }
      const takes = correctionsOf(allowances, actualTokens - tokens, neverRan);
      if (takes.length > 0) store.take(space, `${id} correction`, { takes }).catch(failed);
      if (hasPlaces(allowances)) release(space, `${id} concurrent`);
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
    const takes = takesOf(allowances, tokens);
    try {
      if (takes.length > 0) {
        const bare = takes.map(({ take }) => take);
        const result = await wait.for((validUntil) => store.take(space, id, { takes: bare, validUntil }));
        onStore("up", undefined);
        if (!result.admitted) {
          if (result.reason === "late") return this.#down();
          const refused = takes[result.take];
          return refused && { ...refused, retryAfterMs: result.retryAfterMs };
        }
      }
      const full = await this.#holdPlace(entrance, { space, allowances });
      if (full) {
        const back = takes.map(({ take }) => ({ ...take, cost: -take.cost, correction: true }));
        if (back.length > 0)
          store.take(space, `${id} back`, { takes: back }).catch((error: unknown) => onStore("down", error));
      }
      return full;
    } catch (error) {
      // A place that is given after all is given back.
      if (hasPlaces(allowances)) release(space, `${id} concurrent`);
      onStore("down", error);
      return onStoreDown === "allow" ? undefined : "down";
    }
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
    return place && { ...place, limit: "concurrent", retryAfterMs: concurrentRetryMs };
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

function refusedBy({ owner, limit, most, retryAfterMs }: LimitRefusal): OvertureError {
  const whose = `${ownerName(owner)} limit of ${most} ${limitWords[limit]}`;
  const fits = Number.isFinite(retryAfterMs);
  return new OvertureError({
    code: "rate_limited",
    status: 429,
    param: `limits.${limit}`,
    message: fits
      ? `The request runs into ${whose}. Try again in ${Math.max(0.1, Math.ceil(retryAfterMs / 100) / 10)} s.`
      : `The request alone is more than ${whose} allows at once. Make it shorter, or raise the limit.`,
    retryAfterMs: fits ? Math.ceil(retryAfterMs) : undefined,
  });
}
