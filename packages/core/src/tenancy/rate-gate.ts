import { OvertureError } from "../chat/index.ts";
import type { StateStore, Take, TakeResult } from "../state/index.ts";
import type { Clock } from "../time/index.ts";
import { type OwnAllowance, type Owner, ownerName } from "./budget-line.ts";
import { inTime } from "./in-time.ts";

/** What {@link RateGate} is made from. */
export interface RateGateInit {
  readonly store: StateStore;
  readonly clock: Clock;
  /** How long a request waits for the store, in milliseconds. */
  readonly timeoutMs: number;
  /** Whether requests go on without their limits while the store is down. */
  readonly onStoreDown: "allow" | "deny";
  readonly onStore: (state: "down" | "up", error: unknown) => void;
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
}

/** Which limit a request ran into. */
export interface LimitRefusal {
  readonly owner: Owner;
  readonly limit: LimitName;
  readonly most: number;
  /** Infinity: it never fits. */
  readonly retryAfterMs: number;
}

/** The limits that there are. */
export type LimitName = "requestsPerMinute" | "tokensPerMinute" | "concurrent";

const limitWords: Readonly<Record<LimitName, string>> = {
  requestsPerMinute: "requests per minute",
  tokensPerMinute: "tokens per minute",
  concurrent: "requests at once",
};

/** When one of those under way may be over. */
const concurrentRetryMs = 1000;

/** Lets requests in as fast as their owners may send them, and corrects what they took once it is known. */
export class RateGate {
  readonly #init: RateGateInit;

  constructor(init: RateGateInit) {
    this.#init = init;
  }

  /**
   * Takes what a request needs of every limit, or nothing. Rejects with `rate_limited` (429) and which limit it was, or with
   * `store_unavailable` (503).
   */
  async enter(entrance: Entrance): Promise<void> {
    const entered: SpaceLimits[] = [];
    for (const each of entrance.spaces) {
      const refusal = await this.#enterSpace(entrance, each);
      if (refusal === undefined) {
        entered.push(each);
        continue;
      }
      this.leave({ ...entrance, spaces: entered }, 0, true);
      if (refusal === "down") {
        const message =
          'The store that holds the limits did not answer in time. Set onStoreDown: "allow" to go on without.';
        throw new OvertureError({ code: "store_unavailable", status: 503, message });
      }
      this.#init.onLimit(each.space, refusal);
      throw refusedBy(refusal);
    }
  }

  /** Corrects the tokens that a request was let in with, and lets another in where so many may be under way at once. */
  leave({ id, spaces, tokens }: Omit<Entrance, "ttlMs">, actualTokens: number, neverRan = false): void {
    const { release } = this.#init;
    for (const { space, allowances } of spaces) {
      const takes = allowances.flatMap(({ owner, limits }) =>
        correctionsOf(owner, limits, actualTokens - tokens, neverRan),
      );
      if (takes.length > 0) void this.#correct(space, `${id} correction`, takes);
      if (hasPlaces(allowances)) release(space, `${id} concurrent`);
    }
  }

  async #enterSpace(
    { id, tokens, ttlMs }: Entrance,
    { space, allowances }: SpaceLimits,
  ): Promise<LimitRefusal | "down" | undefined> {
    const { store, clock, timeoutMs, onStoreDown, onStore, release } = this.#init;
    const takes = takesOf(allowances, tokens);
    const validUntil = clock.now() + timeoutMs;
    try {
      if (takes.length > 0) {
        const bare = takes.map(({ take }) => take);
        const result: TakeResult = await inTime(clock, store.take(space, id, { takes: bare, validUntil }), timeoutMs);
        onStore("up", undefined);
        if (!result.admitted) {
          if (result.reason !== "limit") return this.#down();
          const refused = takes[result.take];
          return refused ? { ...refused, retryAfterMs: result.retryAfterMs } : this.#down();
        }
      }
      const full = await this.#holdPlace(id, { space, allowances }, ttlMs);
      if (full) {
        const back = takes.map(({ take }) => ({ ...take, cost: -take.cost, correction: true }));
        if (back.length > 0) void this.#correct(space, `${id} back`, back);
      }
      return full;
    } catch (error) {
      // A place that is given after all is given back.
      if (hasPlaces(allowances)) release(space, `${id} concurrent`);
      onStore("down", error);
      return onStoreDown === "allow" ? undefined : "down";
    }
  }

  #down(): "down" | undefined {
    return this.#init.onStoreDown === "allow" ? undefined : "down";
  }

  async #holdPlace(
    id: string,
    { space, allowances }: SpaceLimits,
    ttlMs: number,
  ): Promise<LimitRefusal | "down" | undefined> {
    const { store, clock, timeoutMs } = this.#init;
    const places = allowances.flatMap(({ owner, limits: { concurrent } }) =>
      concurrent === undefined ? [] : [{ owner, most: concurrent }],
    );
    if (places.length === 0) return undefined;
    const result = await inTime(
      clock,
      store.hold(space, `${id} concurrent`, {
        entries: places.map(({ owner }) => ({
          book: concurrentBook,
          counter: owner,
          by: 1,
          onExpiry: "dropped" as const,
        })),
        guards: places.map(({ owner, most }) => ({ book: concurrentBook, counter: owner, limit: most })),
        ttlMs,
        validUntil: clock.now() + timeoutMs,
      }),
      timeoutMs,
    );
    if (result.admitted) return undefined;
    if (result.blockedBy.reason !== "limit") return this.#down();
    const place = places[result.blockedBy.guard];
    return place ? { ...place, limit: "concurrent", retryAfterMs: concurrentRetryMs } : this.#down();
  }

  /** Nobody waits for it. Asynchronous, so that a store that throws at once is one that rejects. */
  async #correct(space: string, id: string, takes: readonly Take[]): Promise<void> {
    try {
      await this.#init.store.take(space, id, { takes });
    } catch (error) {
      this.#init.onStore("down", error);
    }
  }
}

const concurrentBook = "concurrent";

function hasPlaces(allowances: readonly OwnAllowance[]): boolean {
  return allowances.some(({ limits }) => limits.concurrent !== undefined);
}

interface OwnTake extends Omit<LimitRefusal, "retryAfterMs"> {
  readonly take: Take;
}

function takesOf(allowances: readonly OwnAllowance[], tokens: number): OwnTake[] {
  const takes: OwnTake[] = [];
  for (const { owner, limits } of allowances) {
    for (const [limit, cost] of [["requestsPerMinute", 1] as const, ["tokensPerMinute", tokens] as const]) {
      const most = limits[limit];
      if (most !== undefined) takes.push({ owner, limit, most, take: takeOf(owner, limit, most, cost) });
    }
  }
  return takes;
}

/** A minute's worth may come at once: a limit that is stated per minute is counted per minute. */
function takeOf(owner: Owner, limit: LimitName, most: number, cost: number): Take {
  return { bucket: `${owner} ${limit}`, perMinute: most, burst: most, cost };
}

function correctionsOf(
  owner: Owner,
  { requestsPerMinute, tokensPerMinute }: OwnAllowance["limits"],
  tokens: number,
  neverRan: boolean,
): Take[] {
  const takes: Take[] = [];
  if (requestsPerMinute !== undefined && neverRan)
    takes.push(takeOf(owner, "requestsPerMinute", requestsPerMinute, -1));
  if (tokensPerMinute !== undefined && tokens !== 0)
    takes.push(takeOf(owner, "tokensPerMinute", tokensPerMinute, tokens));
  return takes.map((take) => ({ ...take, correction: true }));
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
