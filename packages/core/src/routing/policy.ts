import type { Forecast } from "../learning/index.ts";
import type { Profile } from "../profile/index.ts";
import type { Random } from "../time/index.ts";
import type { Candidate } from "./candidate.ts";
import type { Worth } from "./objective.ts";

/** What a policy decides from. */
export interface PolicyContext {
  readonly profile: Profile;
  /** The models that can serve the request, in the order in which they were listed; at least one. */
  readonly candidates: readonly Candidate[];
  /** What is expected of a candidate for this request. Worked out when it is first asked for. */
  forecast(candidate: Candidate): Forecast;
  /** What an answer is worth, and a second of waiting. */
  readonly worth: Worth;
  /** How much exploring is worth, from 0 (nothing could be learned) to 1. */
  readonly exploration: number;
  /** One of the candidates that is new where others are known; absent if none is. Where nothing is explored it is no matter. */
  readonly newcomer?: Candidate | undefined;
  /** What costs are multiplied with while a budget is paced; otherwise 1. */
  readonly costFactor: number;
  /** What the rules' `prefer` adds to a candidate's value, in US dollars. */
  bonus(candidate: Candidate): number;
  /** Chance, seeded for this request. */
  readonly random: Random;
  /** How many requests were decided before this one. */
  readonly sequence: number;
}

/** What a policy that hands requests on to others looks at. */
export interface ArmContext {
  readonly profile: Profile;
  /** Chance, seeded for this request, and none of what rankings are drawn from. */
  readonly random: Random;
}

/** Which of several policies a request was given to. */
export interface Arm {
  /** How decisions and events name it. */
  readonly name: string;
  readonly policy: Policy;
}

/** A candidate with what its call is worth to a policy that ranks by worth. */
export interface ValuedCandidate {
  readonly candidate: Candidate;
  /** The quality that was reckoned with: drawn, or expected. */
  readonly quality: number;
  /** In US dollars. */
  readonly valueUsd: number;
}

/**
 * Ranks candidates: the first is asked first, the rest are the fallbacks in order. A policy is a pure function of its
 * context, so it can be tested without a provider, a clock or a network. Candidates that it leaves out are not asked.
 */
export interface Policy {
  /** How explanations name it, for example `weighted`. */
  readonly name: string;
  rank(context: PolicyContext): readonly Candidate[];
  /** The values that it ranks by, as it ranks, if it ranks by worth: for explanations. It draws what `rank` draws. */
  values?(context: PolicyContext): readonly ValuedCandidate[];
  /** How likely each of some candidates is to be ranked before the others of them, in their order. Without it that is tried out. */
  chances?(context: PolicyContext, open: readonly Candidate[]): Promise<readonly number[]>;
  /** Gives the request to another policy, which then ranks in this one's place. Only `split()` and its like have it. */
  arm?(context: ArmContext): Arm;
}
