import type { Engine } from "../execution/index.ts";
import type { Learner, Learning } from "../learning/index.ts";
import type { TenantOptions } from "../options/index.ts";
import type { OwnPlanning } from "../planning/index.ts";
import type { Rule, RuleBook } from "../routing/index.ts";
import { allowanceOf, type CostFactor, type Ledger, type OwnAllowance } from "../tenancy/index.ts";
import type { Clock } from "../time/index.ts";
import { TenantPacing } from "./tenant-pacing.ts";

const mostRooms = 100_000;
/** A tenant that has not come for so long, and has learned nothing of its own, is let go: all else of it is in the store. In milliseconds. */
const idleMs = 600_000;
/** All rooms are looked at in this time, whether they are idle, and so many at once at most. In milliseconds. */
const roundMs = 300_000;
const mostLookedAt = 64;
const lookedAtWhenFull = 8;

/**
 * What is kept of a tenant whose requests come in: what it learned, how it plans, and what it may spend. All of it lies in one
 * object, which is fetched from memory for every request.
 */
export interface TenantRoom extends OwnPlanning {
  readonly tenant: string;
  readonly terms: TenantOptions;
  readonly pools: Engine["pools"];
  readonly learner: Learner;
  /** Absent where no budget paces. */
  readonly pacing: TenantPacing | undefined;
  /** Where its money and limits are counted, and what its answers and conversations belong to. */
  readonly scope: string;
  /** Its own budgets and limits, and those of tags and users within it. */
  readonly own: OwnAllowance | undefined;
  usedAtMs: number;
  /** Until when its terms and keys hold without being looked up again, on the monotonic clock. */
  holdsUntilMs: number;
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
  readonly learning: Pick<Learning, "learner">;
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
  #lookedAtMs: number;
  /** How many of them are to be looked at by now. */
  #due = 0;
  /** Tenants by the hash of their space, which is all that ids hold of it. */
  readonly #byScope = new Map<string, string>();
  /** What was learned of tenants that have not come since they were let go. */
  readonly #roomless = new Map<string, Learner>();

  constructor(init: TenantRoomsInit) {
    this.#init = init;
    this.#lookedAtMs = this.#wholeMs();
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

  /** The room of a tenant, if what is known of it still holds. */
  reenter(tenant: string): TenantRoom | undefined {
    const room = this.#rooms.get(tenant);
    const nowMs = this.#wholeMs();
    return room && nowMs < room.holdsUntilMs ? this.#entered(room, nowMs) : undefined;
  }

  /** The room of a tenant on these terms, which hold until then. What it has learned stays when they change. */
  enter(tenant: string, terms: TenantOptions, pools: Engine["pools"], holdsUntilMs = 0): TenantRoom {
    const known = this.#rooms.get(tenant);
    const room = known && known.terms === terms && known.pools === pools ? known : this.#make(tenant, terms, pools);
    if (room !== known) this.#rooms.set(tenant, room);
    room.holdsUntilMs = Math.floor(holdsUntilMs);
    return this.#entered(room, this.#wholeMs());
  }

  /** Has a tenant's terms and keys looked up when it comes next. */
  outdate(tenant: string): void {
    const room = this.#rooms.get(tenant);
    if (room) room.holdsUntilMs = 0;
  }

  /** Whole numbers stand in the room itself; others would lie elsewhere in memory, to be fetched for every request. */
  #wholeMs(): number {
    return Math.floor(this.#init.clock.monotonic());
  }

  #entered(room: TenantRoom, nowMs: number): TenantRoom {
    room.usedAtMs = nowMs;
    this.#letGo(room);
    return room;
  }

  #make(tenant: string, terms: TenantOptions, pools: Engine["pools"]): TenantRoom {
    const { learning, hashText, makeRules, clock, ledger, app, pacer } = this.#init;
    const known = this.#rooms.get(tenant);
    const learner = known?.learner ?? this.#roomless.get(tenant) ?? learning.learner.beside();
    this.#roomless.delete(tenant);
    const scope = spaceOf(tenant);
    const own = allowanceOf("tenant", terms);
    const spaces = [
      { space: scope, own },
      { space: spaceOf(undefined), own: app },
    ];
    const pacing = TenantPacing.of({ spaces, ledger, clock, beside: pacer });
    const walls = wallsOf(terms);
    keep(this.#byScope, hashText(scope), tenant);
    return {
      ...{ tenant, terms, pools, learner, pacing, scope, own },
      rules: terms.rules || walls.length > 0 ? makeRules(terms.rules ?? [], walls) : undefined,
      objective: terms.objective,
      pacer: pacing?.pacer,
      turns: known?.turns ?? 0,
      usedAtMs: 0,
      holdsUntilMs: 0,
    };
  }

  /**
   * Looks at rooms, in turn, and lets go of those that are idle; and of those that were not entered for longest, as far as it
   * has seen, where they are too many (the clock algorithm of paging). A map that is put in order with every request would be
   * searched for its first entry through all those that have left it. How many it looks at goes by the time that has passed:
   * what lies in nobody's cache is slow to look at.
   */
  #letGo({ usedAtMs: nowMs, tenant: entered }: TenantRoom): void {
    const { size } = this.#rooms;
    const isFull = size > (this.#init.most ?? mostRooms);
    // What is left over comes with the next request, up to a whole round.
    this.#due = Math.min(size, this.#due + (size * (nowMs - this.#lookedAtMs)) / roundMs);
    this.#lookedAtMs = nowMs;
    const due = Math.min(mostLookedAt, Math.floor(this.#due));
    this.#due -= due;
    let oldest: TenantRoom | undefined;
    for (let looked = Math.max(due, isFull ? lookedAtWhenFull : 0); looked > 0; looked -= 1) {
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
