import type { addCosts, costOf, estimateTextTokens, noCost, unknownCost } from "../../catalog/index.ts";
import type { checkCompletion } from "../check-completion.ts";
import type { flawOf } from "../flaw.ts";
import type { LentToStreams } from "../lent-to-streams.ts";

/** What these files are lent by those that load at once: see `docs/decisions/0008`. */
export interface LentToSpeculative {
  readonly streams: LentToStreams;
  readonly checkCompletion: typeof checkCompletion;
  readonly flawOf: typeof flawOf;
  readonly addCosts: typeof addCosts;
  readonly costOf: typeof costOf;
  readonly estimateTextTokens: typeof estimateTextTokens;
  readonly noCost: typeof noCost;
  readonly unknownCost: typeof unknownCost;
}
