import type { Engine } from "./execution/index.ts";
import type { Learner, Learning } from "./learning/index.ts";
import type { OvertureOptions, TenantOptions } from "./options.ts";
import type { Planner } from "./plan.ts";
import type { Rule, RuleBook } from "./routing/index.ts";
import { allowanceOf, type CostFactor, type Ledger, type OwnAllowance } from "./tenancy/index.ts";
import { TenantPacing } from "./tenant-pacing.ts";
import type { Clock } from "./time/index.ts";

const mostRooms = 100_000;
/** A tenant that has not come for so long, and has learned nothing of its own, is let go: all else of it is in the store. In milliseconds. */
const idleMs = 600_000;
/** How many rooms are looked at with every one that is entered: more than one, so that the idle are let go faster than others come. */
const lookedAt = 2;
const lookedAtWhenFull = 8;

/** What is kept of a tenant whose requests come in: what it learned, how it plans, and what it may spend. */
export interface TenantRoom {
  readonly tenant: string;
  readonly terms: TenantOptions;
  readonly pools: Engine["pools"];
  readonly learner: Learner;
  readonly planner: Planner;
  readonly pacing: TenantPacing;
  /** Where its money and limits are counted, and what its answers and conversations belong to. */
  readonly space: string;
  /** Its own budgets and limits, and those of tags and users within it. */
  readonly own: OwnAllowance | undefined;
  usedAtMs: number;
}

/** Which models may serve a tenant, as rules that apply whatever else does. */
export function wallsOf({ models }: Pick<TenantOptions, "models">): readonly Rule[] {
  const walls: Rule[] = [];
  if (models?.allow) walls.push({ only: models.allow });
  if (models?.deny) walls.push({ never: models.deny });
  return walls;
}

/** The allowances of a tenant that a request falls under: the tenant's, its tags', and its user's. */
export function allowancesOf(
  own: OwnAllowance | undefined,
  { tags: byTag = {}, users }: Pick<TenantOptions, "tags" | "users">,
  { tags, user }: { readonly tags: readonly string[]; readonly user: string | undefined },
): readonly OwnAllowance[] {
  const found: (OwnAllowance | undefined)[] = [own];
  for (const tag of new Set(tags)) {
    const allowance = Object.hasOwn(byTag, tag) ? byTag[tag] : undefined;
    if (allowance) found.push(allowanceOf(`tag ${tag}`, allowance));
  }
  if (users && user !== undefined) found.push(allowanceOf(`user ${user}`, users));
  return found.filter((each) => each !== undefined);
}

/** What {@link TenantRooms} are made from. */
export interface TenantRoomsInit {
  readonly options: Pick<OvertureOptions, "rules" | "objective">;
  readonly planner: Planner;
  readonly learning: Pick<Learning, "learner" | "newcomers">;
  readonly hashText: (text: string) => string;
  /** Makes the rules of a tenant: its own, then the app's, all behind its walls. */
  readonly makeRules: (own: readonly Rule[], walls: readonly Rule[]) => RuleBook;
  readonly clock: Clock;
  readonly ledger: Ledger;
  /** The app's own budgets and limits. */
  readonly app: OwnAllowance | undefined;
  /** What paces all requests. */
  readonly pacer: CostFactor | undefined;
  /** Is told of a tenant that is let go. */
  readonly onLeave: (tenant: string) => void;
  /** How many tenants are remembered at a time. @default 100000: 400 MB, if all of them have just been served */
  readonly most?: number | undefined;
}

/** The tenants whose requests came in, the latest of them. */
export class TenantRooms {
  readonly #init: TenantRoomsInit;
  readonly #rooms = new Map<string, TenantRoom>();
  /** Goes round all rooms. */
  #hand = this.#rooms.values();
  /** Tenants by the hash of their space, which is all that ids hold of it. */
  readonly #byScope = new Map<string, string>();
  /** What was learned of tenants that have not come since they were let go. */
  readonly #roomless = new Map<string, Learner>();

  constructor(init: TenantRoomsInit) {
    this.#init = init;
  }

  /** How many there are. */
  get size(): number {
    return this.#rooms.size;
  }

  /** The room of a tenant, if it has one. */
  find(tenant: string): TenantRoom | undefined {
    return this.#rooms.get(tenant);
  }

  /** Who learns in the space with this hash: what is said of an answer may come long after its tenant was let go. */
  learnerByScope(hash: string): Pick<TenantRoom, "tenant" | "learner"> | undefined {
    const tenant = this.#byScope.get(hash);
    if (tenant === undefined) return undefined;
    const known = this.#rooms.get(tenant)?.learner ?? this.#roomless.get(tenant);
    if (known) return { tenant, learner: known };
    const learner = this.#init.learning.learner.beside();
    keep(this.#roomless, tenant, learner);
    return { tenant, learner };
  }

  /** The room of a tenant on these terms. What it has learned stays when they change. */
  enter(tenant: string, terms: TenantOptions, pools: Engine["pools"]): TenantRoom {
    const known = this.#rooms.get(tenant);
    const room = known && known.terms === terms && known.pools === pools ? known : this.#make(tenant, terms, pools);
    room.usedAtMs = this.#init.clock.monotonic();
    if (room !== known) this.#rooms.set(tenant, room);
    this.#letGo(room);
    return room;
  }

  #make(tenant: string, terms: TenantOptions, pools: Engine["pools"]): TenantRoom {
    const { options, planner, learning, hashText, makeRules, clock, ledger, app, pacer } = this.#init;
    const learner = this.#rooms.get(tenant)?.learner ?? this.#roomless.get(tenant) ?? learning.learner.beside();
    this.#roomless.delete(tenant);
    const space = spaceOf(tenant);
    const own = allowanceOf("tenant", terms);
    const spaces = [
      { space, own },
      { space: spaceOf(undefined), own: app },
    ];
    const pacing = new TenantPacing({ spaces, ledger, clock, beside: pacer });
    const ownPlanner = planner.within({
      learning: { learner, newcomers: learning.newcomers },
      scope: space,
      pools: () => pools,
      rules: makeRules(terms.rules ?? [], wallsOf(terms)),
      objective: terms.objective ?? options.objective ?? "balanced",
      pacer: pacing.pacer,
    });
    keep(this.#byScope, hashText(space), tenant);
    return { tenant, terms, pools, learner, planner: ownPlanner, pacing, space, own, usedAtMs: 0 };
  }

  /**
   * Looks at a few rooms, in turn, and lets go of those that are idle; and of those that were not entered for longest, as far
   * as it has seen, where they are too many (the clock algorithm of paging). A map that is put in order with every request
   * would be searched for its first entry through all those that have left it.
   */
  #letGo({ usedAtMs: nowMs, tenant: entered }: TenantRoom): void {
    const isFull = this.#rooms.size > (this.#init.most ?? mostRooms);
    let oldest: TenantRoom | undefined;
    for (let looked = 0; looked < (isFull ? lookedAtWhenFull : lookedAt); looked += 1) {
      const next = this.#hand.next();
      if (next.done) this.#hand = this.#rooms.values();
      else if (nowMs - next.value.usedAtMs > idleMs && next.value.learner.isBlank) this.#leave(next.value);
      else if (next.value.tenant !== entered && next.value.usedAtMs < (oldest?.usedAtMs ?? Number.POSITIVE_INFINITY))
        oldest = next.value;
    }
    if (isFull && oldest) this.#leave(oldest);
  }

  #leave({ tenant }: TenantRoom): void {
    this.#rooms.delete(tenant);
    this.#init.onLeave(tenant);
  }
}

/** Puts something last, and lets go of the first where there are too many. */
function keep<Value>(all: Map<string, Value>, key: string, value: Value): void {
  all.delete(key);
  all.set(key, value);
  if (all.size <= mostRooms) return;
  const first = all.keys().next();
  if (!first.done) all.delete(first.value);
}

/** Where the money and the limits of a tenant are counted, or the app's own. */
export function spaceOf(tenant: string | undefined): string {
  return tenant === undefined ? "app" : `tenant ${tenant}`;
}

/** Whose space it is; undefined: the app's own. */
export function tenantOf(space: string): string | undefined {
  return space === "app" ? undefined : space.slice("tenant ".length);
}
