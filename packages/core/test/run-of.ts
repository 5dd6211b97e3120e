import { type VirtualClock, virtualClock } from "@overture/testing";
import { Catalog } from "../src/catalog/index.ts";
import { engineOf } from "../src/engine-of.ts";
import { Run, type RunInit } from "../src/execution/run.ts";
import { defaultTimeLimits } from "../src/execution/time-limits.ts";
import { AnswerIds, Conversations } from "../src/learning/index.ts";
import type { OvertureOptions } from "../src/options/options.ts";
import { Decision, type Rule } from "../src/routing/index.ts";
import { seededRandom } from "../src/time/index.ts";
import { candidates, nothingDecided, profile } from "./candidates.ts";
import { learner } from "./learners.ts";
import { card, hello } from "./stage.ts";

/** What a run may be given beside what every run has. */
export interface RunOfOptions extends Partial<Omit<RunInit, "engine" | "decision">> {
  readonly overture?: Partial<OvertureOptions> | undefined;
  readonly rules?: readonly Rule[] | undefined;
}

/** A run over `a/m` and `b/m` that goes nowhere by itself: for what is worked out of a run. */
export function runOf({
  overture = {},
  rules = [],
  ...init
}: RunOfOptions = {}): Run & { readonly clock: VirtualClock } {
  const clock = virtualClock();
  const ranking = candidates("a/m", "b/m").map((candidate) => ({ ...candidate, fallback: false, rest: undefined }));
  const families = { a: "one", b: "other", c: "one" };
  const models = Object.fromEntries(Object.entries(families).map(([id, family]) => [`${id}/m`, { ...card, family }]));
  const engine = engineOf({ providers: [], random: seededRandom("run"), clock, ...overture }, new Catalog([], models), {
    ...{
      learning: { learner: learner() },
      conversations: new Conversations(),
      pacer: undefined,
      answerIds: new AnswerIds(undefined),
    },
  });
  const run = new Run({
    ...{ engine, request: hello, profile, signal: undefined, limits: defaultTimeLimits, headers: {}, tags: [] },
    ...{ fallbackOnContentPolicy: false, startedAt: 0 },
    decision: new Decision({ ...nothingDecided, ranking, rules }),
    ...init,
  });
  return Object.assign(run, { clock });
}
