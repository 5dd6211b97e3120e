import type { Engine } from "./execution/index.ts";
import type { Learner } from "./learning/index.ts";
import type { OvertureOptions, TenantOptions } from "./options.ts";
import type { Planner } from "./plan.ts";
import type { Rule } from "./routing/index.ts";
import { allowanceOf, type OwnAllowance } from "./tenancy/index.ts";

/** Tenants whose learning is kept at a time. */
const mostRooms = 100_000;

/** What is kept of a tenant whose requests come in: what it learned, how it plans, and what it may spend. */
export interface TenantRoom {
  readonly tenant: string;
  readonly terms: TenantOptions;
  readonly pools: Engine["pools"];
  readonly learner: Learner;
  readonly planner: Planner;
  /** Where its money and limits are counted, and what its answers and conversations belong to. */
  readonly space: string;
  /** Its own budgets and limits, and those of tags and users within it. */
  readonly own: OwnAllowance | undefined;
}

/** What a tenant's terms say as rules: which models may serve it comes before what else it says. */
export function rulesOf({ models, rules = [] }: TenantOptions, appRules: readonly Rule[]): readonly Rule[] {
  const walls: Rule[] = [];
  if (models?.allow) walls.push({ only: models.allow });
  if (models?.deny) walls.push({ never: models.deny });
  return [...walls, ...rules, ...appRules];
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
  readonly options: OvertureOptions;
  readonly planner: Planner;
  readonly learner: Learner;
  readonly hashText: (text: string) => string;
}

/** The tenants whose requests came in, the latest of them. */
export class TenantRooms {
  readonly #init: TenantRoomsInit;
  readonly #rooms = new Map<string, TenantRoom>();
  /** Tenants by the hash of their space, which is all that ids hold of it. */
  readonly #byScope = new Map<string, string>();

  constructor(init: TenantRoomsInit) {
    this.#init = init;
  }

  /** The room of a tenant, if it has one. */
  find(tenant: string): TenantRoom | undefined {
    return this.#rooms.get(tenant);
  }

  /** The room of the tenant whose space has this hash. */
  byScope(hash: string): TenantRoom | undefined {
    const tenant = this.#byScope.get(hash);
    return tenant === undefined ? undefined : this.#rooms.get(tenant);
  }

  /** The room of a tenant on these terms. What it has learned stays when they change. */
  enter(tenant: string, terms: TenantOptions, pools: Engine["pools"]): TenantRoom {
    const known = this.#rooms.get(tenant);
    if (known && known.terms === terms && known.pools === pools) return known;
    const { options, planner, learner: shared, hashText } = this.#init;
    const learner = known?.learner ?? shared.beside();
    const space = spaceOf(tenant);
    const rules = rulesOf(terms, options.rules ?? []);
    const objective = terms.objective ?? options.objective ?? "balanced";
    const own = planner.within({ learner, scope: space, pools: () => pools, rules, objective });
    const room: TenantRoom = { tenant, terms, pools, learner, planner: own, space, own: allowanceOf("tenant", terms) };
    this.#rooms.delete(tenant);
    this.#rooms.set(tenant, room);
    this.#byScope.set(hashText(space), tenant);
    if (this.#rooms.size > mostRooms) this.#leaveOldest();
    return room;
  }

  #leaveOldest(): void {
    const oldest = this.#rooms.keys().next();
    if (oldest.done) return;
    this.#rooms.delete(oldest.value);
    this.#byScope.delete(this.#init.hashText(spaceOf(oldest.value)));
  }
}

/** Where the money and the limits of a tenant are counted, or the app's own. */
export function spaceOf(tenant: string | undefined): string {
  return tenant === undefined ? "app" : `tenant ${tenant}`;
}

/** Whose space it is; undefined: the app's own. */
export function tenantOf(space: string): string | undefined {
  return space === "app" ? undefined : space.slice("tenant ".length);
}
