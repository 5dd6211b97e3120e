import { OvertureError } from "../chat/index.ts";
import type { Clock } from "../time/index.ts";
import { inTime } from "./in-time.ts";
import type { TenantKeys, TenantTerms } from "./tenant-terms.ts";

/** A provider, as far as keys go. */
export interface KeyedProvider {
  readonly id: string;
  /** Absent: it needs no key. */
  readonly credentials?: unknown;
}

/** What {@link TenantKeyrings} are made from. */
export interface TenantKeyringsInit<Pool> {
  readonly providers: readonly KeyedProvider[];
  /** The app's own keys. */
  readonly appPools: ReadonlyMap<string, Pool>;
  /** A pool over keys that may change. */
  readonly makePool: (provider: string, tenant: string, credentials: () => readonly string[]) => Pool;
  readonly clock: Clock;
  /** How long keys that were fetched hold, in milliseconds. */
  readonly timeToLiveMs: number;
  /** How long fetching them may take, in milliseconds. */
  readonly timeoutMs: number;
  /** Is told of a function that failed, by the name of its error. */
  readonly onFailure: (tenant: string, provider: string, problem: string) => void;
}

interface Ring<Pool> {
  terms: TenantTerms;
  readonly lists: Map<string, readonly string[]>;
  readonly pools: Map<string, Pool>;
  fetchedAtMs: number;
  fetching: Promise<void> | undefined;
}

/** Tenants whose pools are kept; of those that were used longest ago it is forgotten which keys rest. */
const mostRings = 10_000;
/** A key that could not be fetched is asked for again after this long. */
const retryAfterMs = 5000;

/** The keys of each tenant, used for that tenant alone. */
export class TenantKeyrings<Pool> {
  readonly #init: TenantKeyringsInit<Pool>;
  readonly #rings = new Map<string, Ring<Pool>>();

  constructor(init: TenantKeyringsInit<Pool>) {
    this.#init = init;
  }

  /**
   * The pools that a tenant's requests may use; at once where nothing has to be fetched. Fails with `tenant_unavailable` (503)
   * where no key at all could be fetched: another's keys never stand in.
   */
  pools(tenant: string, terms: TenantTerms): ReadonlyMap<string, Pool> | Promise<ReadonlyMap<string, Pool>> {
    const named = Object.keys(terms.keys ?? {});
    if (named.length === 0 && terms.strictKeys !== true) return this.#init.appPools;
    const ring = this.#ring(tenant, terms);
    const fetched = Object.values(terms.keys ?? {}).some((keys) => typeof keys === "function");
    if (!fetched || this.#init.clock.monotonic() - ring.fetchedAtMs < this.#init.timeToLiveMs) return ring.pools;
    if (!ring.fetching) {
      const fetching: Promise<void> = this.#fetch(tenant, ring, () => ring.fetching === fetching).finally(() => {
        if (ring.fetching === fetching) ring.fetching = undefined;
      });
      ring.fetching = fetching;
    }
    // What was overtaken while it was on its way is fetched once more.
    return ring.fetching.then(() =>
      ring.fetchedAtMs === Number.NEGATIVE_INFINITY ? this.pools(tenant, ring.terms) : ring.pools,
    );
  }

  /** Fetches a tenant's keys again when they are next needed. */
  forget(tenant: string): void {
    const ring = this.#rings.get(tenant);
    if (ring) outdate(ring);
  }

  /** Lets go of a tenant's keys, and of which of them rest. */
  drop(tenant: string): void {
    this.#rings.delete(tenant);
  }

  #ring(tenant: string, terms: TenantTerms): Ring<Pool> {
    const known = this.#rings.get(tenant);
    if (known && known.terms === terms) return known;
    const ring: Ring<Pool> = known ?? {
      terms,
      lists: new Map(),
      pools: new Map(),
      fetchedAtMs: Number.NEGATIVE_INFINITY,
      fetching: undefined,
    };
    if (known) {
      ring.terms = terms;
      outdate(ring);
    }
    this.#fill(tenant, ring);
    this.#rings.delete(tenant);
    this.#rings.set(tenant, ring);
    if (this.#rings.size > mostRings) {
      const oldest = this.#rings.keys().next();
      if (!oldest.done) this.#rings.delete(oldest.value);
    }
    return ring;
  }

  #fill(tenant: string, ring: Ring<Pool>): void {
    const { providers, appPools, makePool } = this.#init;
    const { keys = {}, strictKeys } = ring.terms;
    const strict = strictKeys ?? Object.keys(keys).length > 0;
    for (const { id, credentials } of providers) {
      const own = Object.hasOwn(keys, id) ? keys[id] : undefined;
      const appPool = appPools.get(id);
      if (own === undefined) ring.lists.delete(id);
      else if (typeof own !== "function") ring.lists.set(id, listOf(own));
      if (own === undefined && (!strict || credentials === undefined) && appPool) ring.pools.set(id, appPool);
      // A pool stays when its keys change, so that it still knows which of them rest; not when it was the app's own.
      else if (!ring.pools.has(id) || ring.pools.get(id) === appPool) {
        ring.pools.set(
          id,
          makePool(id, tenant, () => ring.lists.get(id) ?? []),
        );
      }
    }
  }

  /** What comes when it is no longer wanted, since the terms have changed meanwhile, is not kept. */
  async #fetch(tenant: string, ring: Ring<Pool>, isWanted: () => boolean): Promise<void> {
    const { clock, timeToLiveMs, timeoutMs, onFailure } = this.#init;
    const controller = new AbortController();
    const { terms } = ring;
    const sources = Object.entries(terms.keys ?? {});
    let failed = 0;
    await Promise.all(
      sources.map(async ([provider, source]) => {
        if (typeof source !== "function") return;
        try {
          const given = await inTime(clock, (async () => source({ signal: controller.signal }))(), timeoutMs);
          const keys = listOf(checked(given));
          if (isWanted()) ring.lists.set(provider, keys);
        } catch (error) {
          failed += 1;
          if (isWanted()) ring.lists.delete(provider);
          // Only the name of the error: its message may hold what the vault was asked with.
          onFailure(tenant, provider, error instanceof Error ? error.name.slice(0, 80) : "what is no error");
        }
      }),
    );
    controller.abort();
    if (isWanted()) ring.fetchedAtMs = clock.monotonic() - (failed > 0 ? Math.max(0, timeToLiveMs - retryAfterMs) : 0);
    if (failed === 0 || failed < sources.length) return;
    if (isWanted()) ring.fetchedAtMs = Number.NEGATIVE_INFINITY;
    throw new OvertureError({
      code: "tenant_unavailable",
      status: 503,
      param: "tenant",
      message: `No key of the tenant "${tenant.slice(0, 80)}" could be fetched: every function in its "keys" threw, or took longer than ${timeoutMs} ms.`,
    });
  }
}

/** Keys are fetched anew when they are next needed, whatever is on its way. */
function outdate(ring: Ring<unknown>): void {
  ring.fetchedAtMs = Number.NEGATIVE_INFINITY;
  ring.fetching = undefined;
}

function listOf(keys: Exclude<TenantKeys, (...given: never[]) => unknown>): readonly string[] {
  return typeof keys === "string" ? [keys] : keys;
}

/** What a vault gives is not known to be right; what it gave is not told. */
function checked(given: unknown): string | readonly string[] {
  const list: unknown = typeof given === "string" ? [given] : given;
  if (Array.isArray(list) && list.length > 0 && list.every((each) => typeof each === "string" && each !== ""))
    return list;
  throw new TypeError("A key is a text that is not empty.");
}
