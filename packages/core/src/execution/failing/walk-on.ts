import type { Ask } from "../ask.ts";
import type { AnyRun } from "../run.ts";
import { failedError } from "./failed-error.ts";
import type { LentToFailing } from "./lent.ts";
import { lastResort, PassFailed } from "./pass.ts";
import { walkAgain } from "./walk-again.ts";

/**
 * Goes on with a request when everybody has been asked who could be: asks the least bad of those that rest, waits and walks
 * again where that makes sense, and else throws the error that lists every attempt, or the caller's abort reason.
 */
export async function walkOn<Result>(run: AnyRun, ask: Ask<Result>, lent: LentToFailing): Promise<Result> {
  try {
    return await resortOrWalkAgain(run, ask, lent);
  } catch (error) {
    // p-retry wraps what is not an Error, and an abort's reason may be anything.
    run.signal?.throwIfAborted();
    if (!(error instanceof PassFailed)) throw error;
    // Where nobody was asked for want of money, that is why.
    throw (run.failures.length === 0 ? run.admission?.refusal : undefined) ?? failedError(run, lent);
  }
}

async function resortOrWalkAgain<Result>(run: AnyRun, ask: Ask<Result>, lent: LentToFailing): Promise<Result> {
  try {
    return await lastResort(run, ask, { askable: run.decision.ranking, attemptsBefore: 0, number: 0 }, lent);
  } catch (error) {
    // What nobody waits for takes nothing from the retries of those that somebody does.
    if (!(error instanceof PassFailed) || error.waitMs === undefined || run.background) throw error;
    return await walkAgain(run, ask, error, lent);
  }
}
