import type { fullJitterMs } from "../../guard/index.ts";
import type { faultMeanings } from "../../provider/index.ts";
import type { Candidate } from "../../routing/index.ts";
import type { sleep } from "../../time/index.ts";
import type { AskCandidate, AskInOrder } from "../ask.ts";
import type { Resting } from "../rest-of.ts";
import type { AnyRun } from "../run.ts";

/** What these files are lent by those that load at once: see `docs/decisions/0008`. */
export interface LentToFailing {
  readonly askInOrder: AskInOrder;
  readonly askCandidate: AskCandidate;
  readonly restOf: (run: AnyRun, candidate: Candidate) => Resting | undefined;
  readonly fitsFaults: (run: AnyRun, candidate: Candidate) => boolean;
  readonly faultMeanings: typeof faultMeanings;
  readonly fullJitterMs: typeof fullJitterMs;
  readonly sleep: typeof sleep;
}
