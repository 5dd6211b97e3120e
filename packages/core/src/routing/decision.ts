import type { ModelName } from "../catalog/index.ts";
import type { Warning } from "../provider/index.ts";
import type { Candidate } from "./candidate.ts";
import type { Exclusion } from "./eligibility.ts";
import { explanationOf } from "./explanation.ts";

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

/** Which models a request goes to, in order, and every reason. It is data: nothing in it changes afterwards. */
export class Decision {
  /** The same as the answer's id. */
  readonly id: string;
  /** The request's `model`. */
  readonly requested: string;
  /** The name of the policy that ranked. */
  readonly policy: string;
  /** Models in the order in which they are asked. Those that rest come last. */
  readonly ranking: readonly RankedCandidate[];
  /** Models that were considered and cannot serve. */
  readonly excluded: readonly Exclusion[];
  readonly warnings: readonly Warning[];

  constructor(init: DecisionInit) {
    this.id = init.id;
    this.requested = init.requested;
    this.policy = init.policy;
    this.ranking = init.ranking;
    this.excluded = init.excluded;
    this.warnings = init.warnings;
  }

  /** The decision in words: what was eligible, what was not and why, and what tipped it. */
  get explanation(): string {
    return explanationOf(this);
  }

  /** The model that is asked first. */
  get model(): ModelName | undefined {
    return this.ranking[0]?.model;
  }
}
