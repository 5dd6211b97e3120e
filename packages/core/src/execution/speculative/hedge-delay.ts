import type { Candidate } from "../../routing/index.ts";
import type { Run } from "../run.ts";
import type { FirstTokenTimes } from "./first-token-times.ts";
import { budgetUsd, fullCost } from "./full-cost.ts";
import type { LentToSpeculative } from "./lent.ts";
import type { Settings } from "./settings.ts";

/**
 * Whoever takes this many times as long as usual is late, however dear the next one is: where every thirtieth call stalls, the
 * slowest thirtieth is never seen to its end, and has no percentile to wait for.
 */
const surelyLate = 4;

/**
 * After how many milliseconds without content a model counts as late, so that `next` is started: by what was learned of it, at
 * the percentile at which hedges cost no more than the budget. A dearer hedge is kept for slower calls. ("The Tail at Scale",
 * Dean and Barroso, CACM 2013: the second request is deferred until the first is slower than the 95th percentile.)
 */
export function hedgeDelayMs(
  run: Run,
  times: FirstTokenTimes,
  settings: Settings,
  candidate: Candidate,
  next: Candidate,
  lent: LentToSpeculative,
): number {
  if (settings.hedgeAfterMs !== undefined) return settings.hedgeAfterMs;
  const own = budgetUsd(fullCost(run, candidate, lent));
  const other = budgetUsd(fullCost(run, next, lent));
  const rarely = settings.hedgeBudget * Math.min(1, other > 0 ? own / other : 1);
  const slowMs = times.quantileMs(run, candidate, 1 - settings.hedgeBudget);
  const verySlowMs = times.quantileMs(run, candidate, 1 - rarely);
  return Math.max(slowMs, Math.min(verySlowMs, times.quantileMs(run, candidate, 0.5) * surelyLate));
}

/** How much of its usual time a better model may still be waited for when another one has begun. */
const patience = 0.25;

/**
 * How many milliseconds a better model is waited for, though another one has begun: a quarter of its usual time, if it is likely
 * to begin in it after it has already taken `elapsedMs`; else 0.
 */
export function patienceMs(run: Run, times: FirstTokenTimes, candidate: Candidate, elapsedMs: number): number {
  const windowMs = times.quantileMs(run, candidate, 0.5) * patience;
  const yet = 1 - shareBelow(elapsedMs);
  const then = 1 - shareBelow(elapsedMs + windowMs);
  return yet > 0 && then / yet <= 0.5 ? windowMs : 0;

  /** What share of the times lies below a value: found by halving, since only the other way round is known. */
  function shareBelow(valueMs: number): number {
    let low = 0;
    let high = 1;
    for (let step = 0; step < 16; step += 1) {
      const middle = (low + high) / 2;
      if (times.quantileMs(run, candidate, middle) <= valueMs) low = middle;
      else high = middle;
    }
    return low;
  }
}
