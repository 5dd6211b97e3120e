import type { Profile } from "../profile/index.ts";
import { seededRandom } from "../time/index.ts";
import type { Policy } from "./policy.ts";
import { refuseOption } from "./refuse-option.ts";

/** What is held out, so that savings can be measured. */
export interface BaselineOptions {
  /** What chose before Overture: `ordered(["openai/gpt-5.5"])`, for example. */
  readonly policy: Policy;
  /** The share of requests that still go there, from 0 to 1. @default 0.02: two in a hundred tell a difference after some weeks, and cost next to nothing */
  readonly share?: number | undefined;
}

/** The policy that ranks a request's candidates. */
export interface ChosenPolicy {
  readonly policy: Policy;
  /** Which of several it is: `baseline`, or the names that `split()` was given; absent where there is one policy for all. */
  readonly arm: string | undefined;
}

const defaultBaselineShare = 0.02;

/** Splits may stand within splits, but not without end. */
const mostSplits = 8;

/**
 * Finds the policy for a request: the baseline for its share, else what the policy's splits come to. What is drawn comes from
 * the decision's seed, so that a conversation stays where it is, and from no number that a ranking is drawn from.
 */
export function chosenPolicy(
  policy: Policy,
  baseline: BaselineOptions | undefined,
  profile: Profile,
  seed: string,
): ChosenPolicy {
  if (!baseline && !policy.arm) return { policy, arm: undefined };
  const random = seededRandom(`${seed} arm`);
  if (baseline && random() < (baseline.share ?? defaultBaselineShare)) {
    return { policy: followed(baseline.policy, profile, random).policy, arm: "baseline" };
  }
  return followed(policy, profile, random);
}

function followed(policy: Policy, profile: Profile, random: () => number): ChosenPolicy {
  const names: string[] = [];
  let chosen = policy;
  while (chosen.arm) {
    if (names.length === mostSplits) {
      refuseOption(
        `The policy "${policy.name}" hands requests on more than ${mostSplits} times: does it lead back to itself?`,
      );
    }
    const arm = chosen.arm({ profile, random });
    names.push(arm.name);
    chosen = arm.policy;
  }
  return { policy: chosen, arm: names.length === 0 ? undefined : names.join("/") };
}
