import type { Warning } from "../provider/index.ts";
import type { Candidate } from "./candidate.ts";
import type { Exclusion } from "./eligibility.ts";

/** Why a candidate is not asked at the moment, though it could serve. */
export interface Rest {
  /** `breaker`: it failed too often lately. `keys`: every key that could be used is rate-limited or refused. */
  readonly because: "breaker" | "keys";
  /** In milliseconds from the decision. */
  readonly forMs: number;
}

/** A place in a ranking. */
export interface RankedCandidate extends Candidate {
  /** Whether it is here only in case the requested model fails. */
  readonly fallback: boolean;
  readonly rest: Rest | undefined;
}

/** What a decision is made from. */
export interface DecisionInit {
  readonly id: string;
  readonly requested: string;
  readonly policy: string;
  readonly ranking: readonly RankedCandidate[];
  readonly excluded: readonly Exclusion[];
  readonly warnings: readonly Warning[];
}
