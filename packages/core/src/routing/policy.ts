import type { Profile } from "../profile/index.ts";
import type { Random } from "../time/index.ts";
import type { Candidate } from "./candidate.ts";

/** What a policy decides from. */
export interface PolicyContext {
  readonly profile: Profile;
  /** The models that can serve the request, in the order in which they were listed; at least one. */
  readonly candidates: readonly Candidate[];
  /** Chance, seeded for this request. */
  readonly random: Random;
  /** How many requests were decided before this one. */
  readonly sequence: number;
}

/**
 * Ranks candidates: the first is asked first, the rest are the fallbacks in order. A policy is a pure function of its
 * context, so it can be tested without a provider, a clock or a network. Candidates that it leaves out are not asked.
 */
export interface Policy {
  /** How explanations name it, for example `weighted`. */
  readonly name: string;
  rank(context: PolicyContext): readonly Candidate[];
}
