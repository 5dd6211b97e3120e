import { fullJitterMs } from "../guard/index.ts";
import { faultMeanings } from "../provider/index.ts";
import type { Candidate } from "../routing/index.ts";
import { type Ask, askCandidate } from "./ask-candidate.ts";
import { restOf } from "./rest-of.ts";
import type { AnyRun } from "./run.ts";

/** One pass over the ranking found nobody. */
export class PassFailed extends Error {
  /** How long to wait before another pass makes sense; undefined if none does. */
  readonly waitMs: number | undefined;

  constructor(waitMs: number | undefined) {
    super("No candidate answered.");
    this.waitMs = waitMs;
  }
}

/** How those are asked who may be asked now; each at most once. Gives undefined if none of them answered. */
export type Spend<Result> = (
  run: AnyRun,
  ask: Ask<Result>,
  askable: readonly Candidate[],
  paidAttempts: number,
) => Promise<{ readonly result: Result } | undefined>;

/** Asks one candidate after another, in order. */
async function oneByOne<Result>(
  run: AnyRun,
  ask: Ask<Result>,
  askable: readonly Candidate[],
  paidAttempts: number,
): Promise<{ readonly result: Result } | undefined> {
  for (const [index, candidate] of askable.entries()) {
    if (!canAsk(run, candidate)) continue;
    const last = !askable.slice(index + 1).some((later) => canAsk(run, later));
    const answered = await askCandidate(run, candidate, ask, { forced: false, last, paidAttempts });
    if (answered) return answered;
  }
  return undefined;
}

/** Asks the candidates once, as the mode spends them. */
export async function pass<Result>(
  run: AnyRun,
  ask: Ask<Result>,
  number: number,
  spend: Spend<Result> = oneByOne,
): Promise<Result> {
  const askable =
    run.faults.size === 0 ? run.decision.ranking : run.decision.ranking.filter((candidate) => mayRetry(run, candidate));
  // The first attempt of a pass is the request itself, or was paid for as a retry.
  const paidAttempts = run.attempts.length + 1;
  const spent = await spend(run, ask, askable, paidAttempts);
  if (spent) return spent.result;
  let waitMs = waitBeforeNext(run, number);
  const forced = waitMs === undefined || run.attempts.length < paidAttempts ? leastBad(run, askable) : undefined;
  if (forced) {
    run.forced = true;
    const answered = await askCandidate(run, forced, ask, { forced: true, last: true, paidAttempts });
    if (answered) return answered.result;
    waitMs = waitBeforeNext(run, number);
  }
  throw new PassFailed(waitMs);
}

/** Whether a candidate that was asked before may answer now. */
function mayRetry(run: AnyRun, candidate: Candidate): boolean {
  const fault = run.faults.get(candidate.model);
  return !fault || faultMeanings[fault.kind].retry;
}

/** Whether a candidate may be asked now, and can do better than those that failed. */
export function canAsk(run: AnyRun, candidate: Candidate): boolean {
  return !restOf(run, candidate) && fitsFaults(run, candidate);
}

/** Whether a candidate can do better on what the others failed at: a longer input wants a larger window. */
function fitsFaults(run: AnyRun, candidate: Candidate): boolean {
  for (const [model, fault] of run.faults) {
    if (faultMeanings[fault.kind].reroute !== "larger_window") continue;
    const tooSmall = run.engine.catalog.find(model)?.contextTokens ?? 0;
    if ((candidate.card?.contextTokens ?? 0) <= tooSmall) return false;
  }
  return true;
}

/**
 * Never eject everything: where nobody else can be asked, the one that is back soonest is asked all the same, once. A rate
 * limit is the exception, since a call into it is refused for certain and prolongs it at some vendors; it is waited for.
 */
function leastBad(run: AnyRun, askable: readonly Candidate[]): Candidate | undefined {
  if (run.forced) return undefined;
  let best: { readonly candidate: Candidate; readonly untilMs: number } | undefined;
  for (const candidate of askable) {
    const rest = restOf(run, candidate);
    if (!rest || rest.mustWait || !mayRetry(run, candidate) || !fitsFaults(run, candidate)) continue;
    if (!best || rest.untilMs < best.untilMs) best = { candidate, untilMs: rest.untilMs };
  }
  return best?.candidate;
}

/** How long until another pass makes sense, or undefined if none does. */
function waitBeforeNext(run: AnyRun, number: number): number | undefined {
  const { clock, random } = run.engine;
  const waits: number[] = [];
  for (const candidate of run.decision.ranking) {
    if (!mayRetry(run, candidate) || !fitsFaults(run, candidate)) continue;
    const rest = restOf(run, candidate);
    // A little later than the provider said, and not all at once.
    if (rest?.mustWait) waits.push((rest.untilMs - clock.monotonic()) * (1 + 0.1 * random()));
    else if (run.faults.has(candidate.model) && !(rest && run.forced)) waits.push(fullJitterMs(number, random));
  }
  return waits.length > 0 ? Math.min(...waits) : undefined;
}
