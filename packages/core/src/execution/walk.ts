import pRetry from "p-retry";
import { fullJitterMs } from "../guard/index.ts";
import { faultMeanings } from "../provider/index.ts";
import type { Candidate } from "../routing/index.ts";
import { sleep } from "../time/index.ts";
import { type Ask, askCandidate } from "./ask-candidate.ts";
import { failedError } from "./failed-error.ts";
import { restOf } from "./rest-of.ts";
import type { AnyRun } from "./run.ts";

/** One pass over the ranking found nobody. */
class PassFailed extends Error {
  /** How long to wait before another pass makes sense; undefined if none does. */
  readonly waitMs: number | undefined;

  constructor(waitMs: number | undefined) {
    super("No candidate answered.");
    this.waitMs = waitMs;
  }
}

/**
 * Walks the ranking until one candidate answers. When nobody did, it waits (full jitter, or as long as the providers ask)
 * and walks again those that may yet answer, as often as the options, the retry budget and the deadline allow. Throws an
 * `OvertureError` that lists every attempt, or the caller's abort reason.
 */
export async function walk<Result>(run: AnyRun, ask: Ask<Result>): Promise<Result> {
  const { engine, signal } = run;
  signal?.throwIfAborted();
  engine.retryBudget.deposit();
  for (const candidate of run.decision.ranking.slice(0, 2)) engine.beginLoading(candidate.provider);
  try {
    return await pRetry((number) => pass(run, ask, number - 1), {
      retries: engine.retries,
      // p-retry's own waiting would use the platform's timers; ours is part of the decision whether to go on.
      minTimeout: 0,
      shouldRetry: async ({ error }) => {
        if (!(error instanceof PassFailed) || error.waitMs === undefined) return false;
        if (error.waitMs >= run.remainingMs() || !engine.retryBudget.spend()) return false;
        await sleep(engine.clock, error.waitMs, signal);
        return true;
      },
    });
  } catch (error) {
    // p-retry wraps what is not an Error, and an abort's reason may be anything.
    signal?.throwIfAborted();
    throw error instanceof PassFailed ? failedError(run) : error;
  }
}

/** Asks each candidate once, in order. */
async function pass<Result>(run: AnyRun, ask: Ask<Result>, number: number): Promise<Result> {
  const askable =
    run.faults.size === 0 ? run.decision.ranking : run.decision.ranking.filter((candidate) => mayRetry(run, candidate));
  // The first attempt of a pass is the request itself, or was paid for as a retry.
  const paidAttempts = run.attempts.length + 1;
  for (const [index, candidate] of askable.entries()) {
    if (!canAsk(run, candidate)) continue;
    const last = !askable.slice(index + 1).some((later) => canAsk(run, later));
    const answered = await askCandidate(run, candidate, ask, { forced: false, last, paidAttempts });
    if (answered) return answered.result;
  }
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

function canAsk(run: AnyRun, candidate: Candidate): boolean {
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
