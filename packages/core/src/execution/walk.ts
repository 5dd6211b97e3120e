import { fullJitterMs } from "../guard/index.ts";
import { faultMeanings } from "../provider/index.ts";
import { sleep } from "../time/index.ts";
import type { Ask, AskInOrder } from "./ask.ts";
import { askCandidate } from "./ask-candidate.ts";
import { askInOrder, fitsFaults } from "./ask-in-order.ts";
import type { LentToFailing } from "./failing/lent.ts";
import { restOf } from "./rest-of.ts";
import type { AnyRun } from "./run.ts";

const lent: LentToFailing = { askInOrder, askCandidate, restOf, fitsFaults, faultMeanings, fullJitterMs, sleep };

/**
 * Walks the ranking until one candidate answers. When nobody did, it waits (full jitter, or as long as the providers ask)
 * and walks again those that may yet answer, as often as the options, the retry budget and the deadline allow. Throws an
 * `OvertureError` that lists every attempt, or the caller's abort reason. `inOrder` asks the candidates of a pass.
 */
export async function walk<Result>(run: AnyRun, ask: Ask<Result>, inOrder: AskInOrder = askInOrder): Promise<Result> {
  const { engine, signal } = run;
  const { ranking } = run.decision;
  signal?.throwIfAborted();
  engine.retryBudget.deposit();
  for (const candidate of ranking.slice(0, 2)) engine.beginLoading(candidate.provider);
  const signing = engine.answerIds.load();
  if (signing) await signing;
  const answered = await inOrder(run, ask, ranking);
  if (answered) return answered.result;
  // What comes of a request that nobody answered is loaded with the first one.
  const { walkOn } = await import("./failing/index.ts");
  return await walkOn(run, ask, { ...lent, askInOrder: inOrder });
}
