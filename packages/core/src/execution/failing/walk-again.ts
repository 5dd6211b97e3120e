import pRetry from "p-retry";
import type { Ask } from "../ask.ts";
import type { AnyRun } from "../run.ts";
import type { LentToFailing } from "./lent.ts";
import { PassFailed, pass } from "./pass.ts";

/**
 * Walks the ranking again after a pass that found nobody: after a wait (full jitter, or as long as the providers ask), those
 * that may yet answer, as often as the options, the retry budget and the deadline allow. Throws the last `PassFailed`, or what
 * ended the request.
 */
export async function walkAgain<Result>(
  run: AnyRun,
  ask: Ask<Result>,
  failed: PassFailed,
  lent: LentToFailing,
): Promise<Result> {
  const { engine, signal } = run;
  return await pRetry(
    (number) => {
      // What p-retry counts as the first pass has been walked.
      if (number === 1) throw failed;
      return pass(run, ask, number - 1, lent);
    },
    {
      retries: engine.retries,
      // p-retry's own waiting would use the platform's timers; ours is part of the decision whether to go on.
      minTimeout: 0,
      shouldRetry: async ({ error }) => {
        if (!(error instanceof PassFailed) || error.waitMs === undefined) return false;
        if (error.waitMs >= run.remainingMs() || !engine.retryBudget.spend()) return false;
        await lent.sleep(engine.clock, error.waitMs, signal);
        return true;
      },
    },
  );
}
