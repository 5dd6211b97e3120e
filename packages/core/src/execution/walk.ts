import type { Ask } from "./ask-candidate.ts";
import { PassFailed, pass, type Spend } from "./pass.ts";
import type { AnyRun } from "./run.ts";

/**
 * Walks the ranking until one candidate answers. When nobody did, it waits (full jitter, or as long as the providers ask)
 * and walks again those that may yet answer, as often as the options, the retry budget and the deadline allow. Throws an
 * `OvertureError` that lists every attempt, or the caller's abort reason. `spend` says how a pass asks; one by one if nothing.
 */
export async function walk<Result>(run: AnyRun, ask: Ask<Result>, spend?: Spend<Result>): Promise<Result> {
  const { engine, signal } = run;
  signal?.throwIfAborted();
  engine.retryBudget.deposit();
  for (const candidate of run.decision.ranking.slice(0, 2)) engine.beginLoading(candidate.provider);
  const signing = engine.answerIds.load();
  if (signing) await signing;
  try {
    return await walkOnceOrMore(run, ask, spend);
  } catch (error) {
    // p-retry wraps what is not an Error, and an abort's reason may be anything.
    signal?.throwIfAborted();
    if (!(error instanceof PassFailed)) throw error;
    const { failedError } = await import("./failed-error.ts");
    throw failedError(run);
  }
}

async function walkOnceOrMore<Result>(run: AnyRun, ask: Ask<Result>, spend?: Spend<Result>): Promise<Result> {
  try {
    return await pass(run, ask, 0, spend);
  } catch (error) {
    // What nobody waits for takes nothing from the retries of those that somebody does.
    if (!(error instanceof PassFailed) || error.waitMs === undefined || run.background) throw error;
    const { walkAgain } = await import("./walk-again.ts");
    return await walkAgain(run, ask, error, spend);
  }
}
