import type pTimeout from "p-timeout";
import type { costOf } from "../../catalog/index.ts";
import type { DailyBudget } from "../../guard/index.ts";
import type { newDecisionId } from "../../learning/index.ts";
import type { chosenPolicy, Decision } from "../../routing/index.ts";
import type { newId, seededRandom } from "../../time/index.ts";
import type { Answer } from "../answer.ts";
import type { ChatStream } from "../answer-stream.ts";
import type { RunInit } from "../run.ts";

/** What these files are lent by those that load at once: see `docs/decisions/0008`. */
export interface LentToBackground {
  readonly perform: (init: RunInit) => Promise<Answer | ChatStream>;
  readonly pTimeout: typeof pTimeout;
  readonly costOf: typeof costOf;
  readonly DailyBudget: typeof DailyBudget;
  readonly chosenPolicy: typeof chosenPolicy;
  readonly Decision: typeof Decision;
  readonly newDecisionId: typeof newDecisionId;
  readonly newId: typeof newId;
  readonly seededRandom: typeof seededRandom;
}
