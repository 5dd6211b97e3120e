import { type Random, seededRandom } from "../time/index.ts";
import type { Arm, ArmContext, Policy } from "./policy.ts";
import { refuseOption } from "./refuse-option.ts";

/** What {@link split} takes beside the policies. */
export interface SplitOptions {
  /**
   * `request`: every conversation is assigned by itself. `user`: whoever is named by `overture.user`, else by the request's
   * `safety_identifier` or `user`, always gets the same policy, in all processes; requests that name nobody are assigned by
   * themselves. @default `request`
   */
  readonly by?: "request" | "user" | undefined;
  /** What share each policy gets, as weights by name; of two, a number from 0 to 1 is what the second gets. @default the same for all */
  readonly share?: number | Readonly<Record<string, number>> | undefined;
  /** Another name assigns users anew. @default `split` */
  readonly name?: string | undefined;
}

/**
 * Gives each request to one of several policies, to compare them: `split({ now: ordered(), next: thompson() })`. The name of
 * the one that was chosen is the decision's `arm`. Throws `invalid_option` for fewer than two policies, and for shares that
 * are not 0 or more, that name no policy, or that are all 0.
 */
export function split(policies: Readonly<Record<string, Policy>>, options: SplitOptions = {}): Policy {
  const { by = "request", share, name = "split" } = options;
  const weights = weightsOf(policies, share);
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  const arm = ({ profile, random }: ArmContext): Arm => {
    const own: Random = by === "user" && profile.user !== undefined ? seededRandom(`${name} ${profile.user}`) : random;
    let left = own() * total;
    let chosen = weights[0]?.arm;
    for (const { weight, arm } of weights) {
      if (weight > 0) chosen = arm;
      left -= weight;
      if (left < 0) break;
    }
    return chosen ?? refuse("give it two policies or more");
  };
  // A policy of the user's own may hold a split and hand it a context.
  return { name, arm, rank: (context) => arm(context).policy.rank(context) };
}

function weightsOf(
  policies: Readonly<Record<string, Policy>>,
  share: SplitOptions["share"],
): readonly { readonly weight: number; readonly arm: Arm }[] {
  const arms = Object.entries(policies).map(([name, policy]) => ({ name, policy }));
  if (arms.length < 2) refuse("give it two policies or more");
  if (typeof share === "number") {
    if (!(share >= 0 && share <= 1)) refuse(`the share is ${share}; give a number from 0 to 1, or one for each name`);
    if (arms.length > 2) refuse("of more than two policies each needs a share of its own, by name");
    return arms.map((arm, index) => ({ weight: index === 0 ? 1 - share : share, arm }));
  }
  for (const [name, weight] of Object.entries(share ?? {})) {
    if (!Object.hasOwn(policies, name)) refuse(`a share is given to "${name}", which is none of its policies`);
    if (!(Number.isFinite(weight) && weight >= 0))
      refuse(`the share of "${name}" is ${String(weight)}; give 0 or more`);
  }
  const weights = arms.map((arm) => ({ weight: share ? (share[arm.name] ?? 0) : 1, arm }));
  return weights.some(({ weight }) => weight > 0) ? weights : refuse("no policy has a share above 0");
}

function refuse(why: string): never {
  return refuseOption(`split(): ${why}.`);
}
