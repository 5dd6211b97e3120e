import type { Warning } from "../provider/index.ts";
import type { Assessment } from "./assessment.ts";
import type { Candidate } from "./candidate.ts";
import type { Exclusion } from "./eligibility.ts";
import type { Policy } from "./policy.ts";
import type { Rule } from "./rules.ts";

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
  readonly arm: string | undefined;
  readonly ranking: readonly RankedCandidate[];
  readonly excluded: readonly Exclusion[];
  readonly warnings: readonly Warning[];
  readonly assessment: Assessment;
  /** The policy itself; absent for a model that was asked for by name. */
  readonly ranker: Policy | undefined;
  /** What the policy was given, as it was listed. */
  readonly candidates: readonly Candidate[];
  /** Those to ask after them. */
  readonly fallbacks: readonly Candidate[];
  /** The rules that apply to the request. */
  readonly rules: readonly Rule[];
  /** What a draw might cost beyond what is chosen where nothing is drawn, in US dollars; absent: any amount. */
  readonly maxExtraUsd?: number | undefined;
  /** What it does cost beyond that; absent if the choice is the same, or if that was not looked at. */
  readonly extraUsd?: number | undefined;
  /** In what share of decisions one of the candidates is drawn evenly. */
  readonly epsilon: number;
  /** Whether the first was drawn so. */
  readonly explored: boolean;
  /** Whether the first was kept, since it called the tools whose results the request brings. */
  readonly kept: boolean;
}
