import type { NanoUsd } from "./catalog/index.ts";
import { OvertureError } from "./chat/index.ts";
import type { Admission, Engine } from "./execution/index.ts";
import type { KeyPool } from "./guard/index.ts";
import type { Learner } from "./learning/index.ts";
import type { OvertureOptions, RequestOptions, TenantOptions } from "./options.ts";
import type { Planner } from "./plan.ts";
import { memoryStore, type StateStore } from "./state/index.ts";
import {
  allowanceOf,
  BudgetWarnings,
  Ledger,
  type OwnAllowance,
  RateGate,
  TenantDirectory,
  TenantKeyrings,
} from "./tenancy/index.ts";
import { TenantAdmission } from "./tenant-admission.ts";
import { TenantReports } from "./tenant-reports.ts";
import { allowancesOf, TenantRooms, tenantOf } from "./tenant-rooms.ts";

/** What {@link Admissions} are made from; what is loaded already is lent. */
export interface AdmissionsInit {
  readonly options: OvertureOptions;
  readonly engine: Engine;
  readonly planner: Planner;
  readonly learner: Learner;
  /** Throws for what are no tenant's options. */
  readonly checkTenant: (given: unknown, at: string) => asserts given is TenantOptions;
  readonly makePool: (provider: string, tenant: string, credentials: () => readonly string[]) => KeyPool;
  readonly hashText: (text: string) => string;
  readonly formatUsd: (amount: NanoUsd) => string;
}

/** A request that was let in, and what plans it. */
export interface Admitted {
  readonly admission: Admission;
  readonly planner: Planner;
}

/** Tenants whose learning is kept at a time. */
const mostRooms = 100_000;
const defaultStoreTimeoutMs = 50;
const defaultTimeToLiveMs = 60_000;
const defaultTenantTimeoutMs = 2000;

/** Lets requests in: on whose keys, budgets and limits, and who learns from them. Loaded with the first that needs it. */
export class Admissions {
  readonly #init: AdmissionsInit;
  readonly store: StateStore;
  readonly ledger: Ledger;
  readonly #gate: RateGate;
  readonly #directory: TenantDirectory<TenantOptions>;
  readonly #keyrings: TenantKeyrings<KeyPool>;
  readonly #rooms: TenantRooms;
  readonly #app: OwnAllowance | undefined;
  constructor(init: AdmissionsInit) {
    this.#init = init;
    const { options, engine } = init;
    const { clock, events } = engine;
    this.store = options.store ?? memoryStore({ clock });
    this.#rooms = new TenantRooms(init);
    this.#app = allowanceOf("app", options);
    const timeoutMs = options.storeTimeoutMs ?? defaultStoreTimeoutMs;
    const onStore = (state: "down" | "up"): void => {
      if (events.has("store")) events.emit("store", { state });
    };
    const shared = { store: this.store, clock, timeoutMs, onStore };
    const warnings = new BudgetWarnings({
      store: this.store,
      tell: (space, { owner, per, limit }, share, posted) =>
        events.emit("budget", { tenant: tenantOf(space), owner, per, share, usd: limit / 1e9, spentUsd: posted / 1e9 }),
    });
    this.ledger = new Ledger({ ...shared, onStanding: (...standing) => warnings.look(...standing) });
    this.#gate = new RateGate({
      ...shared,
      onStoreDown: options.onStoreDown ?? "deny",
      onLimit: ({ owner, limit, most, retryAfterMs }) => events.emit("limit", { owner, limit, most, retryAfterMs }),
    });
    const timeToLiveMs = options.tenantTimeToLiveMs ?? defaultTimeToLiveMs;
    const tenantTimeoutMs = options.tenantTimeoutMs ?? defaultTenantTimeoutMs;
    this.#directory = new TenantDirectory<TenantOptions>({
      source: options.tenants ?? {},
      unknown: options.defaultTenant,
      check: (given, id) => {
        const terms: unknown = given;
        init.checkTenant(terms, `tenants.${id.slice(0, 80)}`);
        return terms;
      },
      clock,
      timeToLiveMs,
      timeoutMs: tenantTimeoutMs,
      mostRemembered: mostRooms,
    });
    this.#keyrings = new TenantKeyrings<KeyPool>({
      providers: options.providers,
      appPools: engine.pools,
      makePool: init.makePool,
      clock,
      timeToLiveMs,
      timeoutMs: tenantTimeoutMs,
      onFailure: (tenant, provider, problem) => events.emit("tenant", { tenant, provider, problem }),
    });
  }

  /** Lets a request in. Rejects with 403, 404 or 503 where its tenant may not, is not known, or cannot be looked up. */
  async admit({ tenant, user, tags = [] }: RequestOptions): Promise<Admitted> {
    const { options, engine, planner, learner, formatUsd } = this.#init;
    const who = { tags, user };
    const appAllowances = allowancesOf(
      this.#app,
      { tags: options.tags, users: tenant === undefined ? options.users : undefined },
      who,
    );
    const app = { space: "app", allowances: appAllowances };
    const shared = {
      formatUsd,
      ledger: this.ledger,
      gate: this.#gate,
      clock: engine.clock,
      onStoreDown: options.onStoreDown ?? "deny",
    } as const;
    if (tenant === undefined) {
      const admission = new TenantAdmission({
        ...shared,
        tenant,
        pools: engine.pools,
        learner,
        scope: "",
        spaces: [app],
      });
      return { admission, planner };
    }
    const terms = await this.#directory.find(tenant);
    if (terms.suspended) throw suspended(tenant, terms.suspended);
    const pools = await this.#keyrings.pools(tenant, terms);
    const room = this.#rooms.enter(tenant, terms, pools);
    const spaces = [{ space: room.space, allowances: allowancesOf(room.own, terms, who) }, app];
    const admission = new TenantAdmission({
      ...shared,
      tenant,
      pools,
      learner: room.learner,
      scope: room.space,
      spaces,
    });
    return { admission, planner: room.planner };
  }

  /** Looks a tenant up again, now, and fetches its keys when they are next needed. */
  async refresh(tenant: string): Promise<void> {
    this.#keyrings.forget(tenant);
    await this.#directory.refresh(tenant);
  }

  /** What was used, and where budgets stand. */
  get reports(): TenantReports {
    const { options, engine } = this.#init;
    return new TenantReports({
      store: this.store,
      ledger: this.ledger,
      clock: engine.clock,
      app: options,
      termsOf: async (tenant) => this.#directory.find(tenant),
    });
  }

  /** Who learns in a scope, by the hash that ids hold of it. */
  learnerOf(scopeHash: string): Learner | undefined {
    return this.#rooms.byScope(scopeHash)?.learner;
  }

  /** Who plans a tenant's requests; undefined if none has come for long. */
  plannerOf(tenant: string): Planner | undefined {
    return this.#rooms.find(tenant)?.planner;
  }
}

function suspended(tenant: string, why: true | string): OvertureError {
  const reason = why === true ? "" : `: ${why}`;
  const message = `The tenant "${tenant.slice(0, 80)}" is suspended${reason}.`;
  return new OvertureError({ code: "tenant_suspended", status: 403, param: "tenant", message });
}
