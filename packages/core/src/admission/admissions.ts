import type { KeyPool } from "../guard/index.ts";
import type { Learner } from "../learning/index.ts";
import type { RequestOptions, TenantOptions } from "../options/index.ts";
import type { Planner } from "../planning/index.ts";
import { memoryStore, type StateStore } from "../state/index.ts";
import {
  allowanceOf,
  BudgetWarnings,
  Ledger,
  nanoPerUsd,
  type OwnAllowance,
  RateGate,
  StoreWait,
  type TenantDirectory,
  type TenantKeyrings,
  UsageKinds,
} from "../tenancy/index.ts";
import type { AdmissionsInit, Admitted } from "./admissions-init.ts";
import { checkOwner, suspended } from "./own-scope.ts";
import { TenantAdmission, type TenantAdmissionInit } from "./tenant-admission.ts";
import { directoryOf, keyringsOf } from "./tenant-lookups.ts";
import { TenantPacing } from "./tenant-pacing.ts";
import { TenantReports } from "./tenant-reports.ts";
import { allowancesOf, spaceOf, type TenantRoom, TenantRooms, tenantOf, wallsOf } from "./tenant-rooms.ts";

const defaultStoreTimeoutMs = 50;

/** Lets requests in: on whose keys, budgets and limits, and who learns from them. Loaded with the first that needs it. */
export class Admissions {
  readonly #init: AdmissionsInit;
  readonly store: StateStore;
  readonly ledger: Ledger;
  readonly #gate: RateGate;
  readonly #usageKinds: UsageKinds = new UsageKinds();
  readonly #directory: TenantDirectory<TenantOptions>;
  readonly #keyrings: TenantKeyrings<KeyPool>;
  readonly #rooms: TenantRooms;
  readonly #app: OwnAllowance | undefined;
  readonly #appPacing: TenantPacing | undefined;
  readonly #appPlanner: Planner;
  readonly #newWait: () => StoreWait;
  #isStoreDown = false;

  constructor(init: AdmissionsInit) {
    this.#init = init;
    const { options, engine, planner } = init;
    const { clock, events, pacer } = engine;
    this.store = options.store ?? memoryStore({ clock });
    this.#app = allowanceOf("app", options);
    const timeoutMs = options.storeTimeoutMs ?? defaultStoreTimeoutMs;
    const shared = { store: this.store, clock, timeoutMs, onStore: this.#onStore };
    this.#newWait = () => new StoreWait(clock, timeoutMs);
    const warnings = new BudgetWarnings({
      store: this.store,
      tell: (space, { owner, per, limit }, share, posted) =>
        events.emit("budget", {
          tenant: tenantOf(space),
          owner,
          per,
          share,
          usd: limit / nanoPerUsd,
          spentUsd: posted / nanoPerUsd,
        }),
    });
    // Whoever hears nobody leaves it to another process to tell.
    const onStanding = (...standing: Parameters<BudgetWarnings["look"]>): void => {
      if (events.has("budget")) warnings.look(...standing);
    };
    this.ledger = new Ledger({ ...shared, onStanding });
    this.#gate = new RateGate({
      ...shared,
      onStoreDown: options.onStoreDown ?? "deny",
      onLimit: (space, { owner, limit, most, retryAfterMs }) =>
        events.emit("limit", { tenant: tenantOf(space), owner, limit, most, retryAfterMs }),
      release: (space, id) => this.ledger.release([{ space, lines: [] }], id),
    });
    this.#directory = directoryOf(init);
    this.#keyrings = keyringsOf(init);
    this.#rooms = new TenantRooms({
      ...init,
      ...{ clock, ledger: this.ledger, app: this.#app, pacer },
      onLeave: (tenant) => {
        this.#keyrings.drop(tenant);
        this.#directory.drop(tenant);
      },
    });
    const spaces = [{ space: spaceOf(undefined), own: this.#app }];
    this.#appPacing = TenantPacing.of({ spaces, ledger: this.ledger, clock, beside: pacer });
    this.#appPlanner = this.#appPacing ? planner.within({ pacer: this.#appPacing.pacer, turns: 0 }) : planner;
  }

  /** Lets a request in. Rejects with 403, 404 or 503 where its tenant may not, is not known, or cannot be looked up. */
  async admit(given: RequestOptions, scope: RequestOptions = {}): Promise<Admitted> {
    checkOwner("tenant", given, scope);
    checkOwner("user", given, scope);
    const { tenant, user, tags = [] } = given;
    const { options, planner, forbiddenBy, shared } = this.#init;
    const who = { tags, user };
    const users = tenant === undefined ? options.users : undefined;
    const appTerms = { tags: options.tags, users };
    const app = () => ({ space: spaceOf(undefined), allowances: allowancesOf(this.#app, appTerms, who) });
    if (tenant === undefined) return await this.#admitApp(user, app);
    const room = this.#rooms.reenter(tenant) ?? (await this.#enter(tenant));
    const { pools, learner, scope: space, own, terms } = room;
    const learning = shared()?.began(tenant, learner);
    if (learning) await learning;
    const wait = this.#newWait();
    if (room.pacing) await room.pacing.look(wait);
    return {
      pools,
      planner: planner.within(room),
      admission: () => {
        const spaces = [{ space, allowances: allowancesOf(own, terms, who) }, app()];
        return this.#admission({ tenant, user, pools, learner, scope: space, spaces, wait });
      },
      mayUse: (candidate) => !forbiddenBy(wallsOf(terms), candidate),
    };
  }

  async #admitApp(user: string | undefined, app: () => SpaceAllowances): Promise<Admitted> {
    const wait = this.#newWait();
    await this.#appPacing?.look(wait);
    const { pools, learner } = this.#init.engine;
    return {
      pools,
      planner: this.#appPlanner,
      admission: () => this.#admission({ tenant: undefined, user, pools, learner, scope: "", spaces: [app()], wait }),
      mayUse: () => true,
    };
  }

  async #enter(tenant: string): Promise<TenantRoom> {
    const terms = await this.#directory.find(tenant);
    if (terms.suspended) throw suspended(tenant, terms.suspended);
    const pools = await this.#keyrings.pools(tenant, terms);
    // Keys that are fetched may be due before the terms are.
    const isFetched = Object.values(terms.keys ?? {}).some((keys) => typeof keys === "function");
    return this.#rooms.enter(tenant, terms, pools, isFetched ? 0 : this.#directory.holdsUntilMs(tenant, terms));
  }

  #admission(own: OwnAdmission): TenantAdmission {
    const { options, engine, formatUsd } = this.#init;
    return new TenantAdmission({
      ...own,
      formatUsd,
      usageKinds: this.#usageKinds,
      ledger: this.ledger,
      gate: this.#gate,
      clock: engine.clock,
      newWait: this.#newWait,
      onStoreDown: options.onStoreDown ?? "deny",
    });
  }

  /** Looks a tenant up again, now, and fetches its keys when they are next needed. */
  async refresh(tenant: string): Promise<void> {
    this.#keyrings.forget(tenant);
    this.#rooms.outdate(tenant);
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
      counts: countingOptions.some((option) => options[option] !== undefined),
      termsOf: async (tenant) => this.#directory.find(tenant),
    });
  }

  /** Gives back what was taken in advance, and sends what was spent. */
  async close(): Promise<void> {
    this.#gate.close();
    await this.ledger.flush();
  }

  /** Who learns in a scope, by the hash that ids hold of it. */
  learnerOf(scopeHash: string): Learner | undefined {
    const found = this.#rooms.learnerByScope(scopeHash);
    if (found) this.#init.shared()?.adopt(found.tenant, found.learner);
    return found?.learner;
  }

  /** Who plans a tenant's requests; undefined if none has come for long. */
  plannerOf(tenant: string): Planner | undefined {
    const room = this.#rooms.find(tenant);
    return room && this.#init.planner.within(room);
  }

  /** Tells whether the store answers, when that changes. */
  readonly #onStore = (state: "down" | "up"): void => {
    if (this.#isStoreDown === (state === "down")) return;
    this.#isStoreDown = state === "down";
    this.#init.engine.events.emit("store", { state });
  };
}

/** With any of these requests are let in here, and what they use is counted. */
const countingOptions = ["tenants", "defaultTenant", "budget", "limits", "tags", "users"] as const;

type SpaceAllowances = TenantAdmissionInit["spaces"][number];
type OwnAdmission = Pick<TenantAdmissionInit, "tenant" | "user" | "pools" | "learner" | "scope" | "spaces" | "wait">;
