import type { Candidate } from "../../routing/index.ts";
import type { Ask } from "../ask.ts";
import type { AnyRun } from "../run.ts";
import type { LentToFailing } from "./lent.ts";

/** One pass over the ranking found nobody. */
export class PassFailed extends Error {
  /** How long to wait before another pass makes sense; undefined if none does. */
  readonly waitMs: number | undefined;

  constructor(waitMs: number | undefined) {
    super("No candidate answered.");
    this.waitMs = waitMs;
  }
}

/** A pass in which nobody answered who could be asked. */
export interface WalkedPass {
  readonly askable: readonly Candidate[];
  /** How many attempts the request had made before it. */
  readonly attemptsBefore: number;
  /** Counted from 0. */
  readonly number: number;
}

/** Asks each candidate once more that may answer now, in order. Throws {@link PassFailed} if nobody does. */
export async function pass<Result>(
  run: AnyRun,
  ask: Ask<Result>,
  number: number,
  lent: LentToFailing,
): Promise<Result> {
  const askable = run.decision.ranking.filter((candidate) => mayRetry(run, candidate, lent));
  const attemptsBefore = run.attempts.length;
  const answered = await lent.askInOrder(run, ask, askable);
  return answered ? answered.result : await lastResort(run, ask, { askable, attemptsBefore, number }, lent);
}

/** Asks somebody that rests, where waiting is of no use or nobody was asked at all. Throws {@link PassFailed}. */
export async function lastResort<Result>(
  run: AnyRun,
  ask: Ask<Result>,
  { askable, attemptsBefore, number }: WalkedPass,
  lent: LentToFailing,
): Promise<Result> {
  let waitMs = waitBeforeNext(run, number, lent);
  const nobodyAsked = run.attempts.length === attemptsBefore;
  const forced = waitMs === undefined || nobodyAsked ? leastBad(run, askable, lent) : undefined;
  if (forced) {
    run.forced = true;
    const options = { forced: true, last: true, paidAttempts: attemptsBefore + 1 };
    const answered = await lent.askCandidate(run, forced, ask, options);
    if (answered) return answered.result;
    waitMs = waitBeforeNext(run, number, lent);
  }
  throw new PassFailed(waitMs);
}

/** Whether a candidate that was asked before may answer now. */
function mayRetry(run: AnyRun, candidate: Candidate, { faultMeanings }: LentToFailing): boolean {
  const fault = run.faults.get(candidate.model);
  return !fault || faultMeanings[fault.kind].retry;
}

/**
 * Never eject everything: where nobody else can be asked, the one that is back soonest is asked all the same, once. A rate
 * limit is the exception, since a call into it is refused for certain and prolongs it at some vendors; it is waited for.
 */
function leastBad(run: AnyRun, askable: readonly Candidate[], lent: LentToFailing): Candidate | undefined {
  if (run.forced) return undefined;
  let best: { readonly candidate: Candidate; readonly untilMs: number } | undefined;
  for (const candidate of askable) {
    const rest = lent.restOf(run, candidate);
    if (!rest || rest.mustWait || !mayRetry(run, candidate, lent) || !lent.fitsFaults(run, candidate)) continue;
    if (!best || rest.untilMs < best.untilMs) best = { candidate, untilMs: rest.untilMs };
  }
  return best?.candidate;
}

/** How long until another pass makes sense, or undefined if none does. */
function waitBeforeNext(run: AnyRun, number: number, lent: LentToFailing): number | undefined {
  const { clock, random } = run.engine;
  const waits: number[] = [];
  for (const candidate of run.decision.ranking) {
    if (!mayRetry(run, candidate, lent) || !lent.fitsFaults(run, candidate)) continue;
    const rest = lent.restOf(run, candidate);
    // A little later than the provider said, and not all at once.
    if (rest?.mustWait) waits.push((rest.untilMs - clock.monotonic()) * (1 + 0.1 * random()));
    else if (run.faults.has(candidate.model) && !(rest && run.forced)) waits.push(lent.fullJitterMs(number, random));
  }
  return waits.length > 0 ? Math.min(...waits) : undefined;
}
