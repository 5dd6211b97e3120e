import type { Candidate } from "../../routing/index.ts";
import type { Run } from "../run.ts";
import { firstTokenTimes, shareBelow } from "./first-token-times.ts";
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
  settings: Settings,
  candidate: Candidate,
  next: Candidate,
  lent: LentToSpeculative,
): number {
  if (settings.hedgeAfterMs !== undefined) return settings.hedgeAfterMs;
  const times = firstTokenTimes(run, candidate);
  const own = budgetUsd(fullCost(run, candidate, lent));
  const other = budgetUsd(fullCost(run, next, lent));
  const rarely = settings.hedgeBudget * Math.min(1, other > 0 ? own / other : 1);
  const [slowMs, verySlowMs] = [times.quantileMs(1 - settings.hedgeBudget), times.quantileMs(1 - rarely)];
  return Math.max(slowMs, Math.min(verySlowMs, times.quantileMs(0.5) * surelyLate));
}

/** How much of its usual time a better model may still be waited for when another one has begun. */
const patience = 0.25;

/**
 * How many milliseconds a better model is waited for, though another one has begun: a quarter of its usual time, if it is likely
 * to begin in it after it has already taken `elapsedMs`; else 0.
 */
export function patienceMs(run: Run, candidate: Candidate, elapsedMs: number): number {
  const times = firstTokenTimes(run, candidate);
  const windowMs = times.quantileMs(0.5) * patience;
  const yet = 1 - shareBelow(times, elapsedMs);
  const then = 1 - shareBelow(times, elapsedMs + windowMs);
  return yet > 0 && then / yet <= 0.5 ? windowMs : 0;
}
