import type { Learner } from "./learning/index.ts";
import type { TenantOptions } from "./options.ts";
import type { Planner } from "./plan.ts";
import type { Rule } from "./routing/index.ts";
import { allowanceOf, type OwnAllowance } from "./tenancy/index.ts";

/** What is kept of a tenant whose requests come in: what it learned, how it plans, and what it may spend. */
export interface TenantRoom {
  readonly tenant: string;
  readonly terms: TenantOptions;
  readonly learner: Learner;
  readonly planner: Planner;
  /** Where its money and limits are counted. */
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
