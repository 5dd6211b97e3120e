import type { ModelName } from "../catalog/index.ts";
import type { Warning } from "../provider/index.ts";
import type { Exclusion } from "./eligibility.ts";
import { explanationOf } from "./explanation.ts";
import type { DecisionInit, RankedCandidate } from "./ranking.ts";

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
