import pRetry from "p-retry";
import { fullJitterMs } from "../guard/index.ts";
import { type FaultKind, faultMeanings } from "../provider/index.ts";
import type { Candidate } from "../routing/index.ts";
import { sleep } from "../time/index.ts";
import { type Ask, askCandidate } from "./ask-candidate.ts";
import { failedError } from "./failed-error.ts";
import type { Run } from "./run.ts";

/** A candidate that was passed over because it rests. */
interface Resting {
  readonly candidate: Candidate;
  /** On the monotonic clock. */
  readonly untilMs: number;
  readonly because: "breaker" | FaultKind;
}

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
export async function walk<Result>(run: Run, ask: Ask<Result>): Promise<Result> {
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
async function pass<Result>(run: Run, ask: Ask<Result>, number: number): Promise<Result> {
  const askable =
    run.faults.size === 0 ? run.decision.ranking : run.decision.ranking.filter((candidate) => mayRetry(run, candidate));
  const resting: Resting[] = [];
  let asked = 0;
  for (const [index, candidate] of askable.entries()) {
    const rest = restOf(run, candidate);
    if (rest) {
      resting.push(rest);
      continue;
    }
    if (!fitsFaults(run, candidate)) continue;
    if (asked > 0) run.engine.retryBudget.draw();
    asked += 1;
    const answered = await askCandidate(run, candidate, ask, { forced: false, last: index === askable.length - 1 });
    if (answered) return answered.result;
  }
  const forced = asked === 0 ? leastBad(resting) : undefined;
  if (forced) {
    const answered = await askCandidate(run, forced, ask, { forced: true, last: true });
    if (answered) return answered.result;
  }
  throw new PassFailed(waitBeforeNext(run, number, resting));
}

/** Whether a candidate that was asked before may answer now. */
function mayRetry(run: Run, candidate: Candidate): boolean {
  const fault = run.faults.get(candidate.model);
  return !fault || faultMeanings[fault.kind].retry;
}

/** Whether a candidate can do better on what the others failed at: a longer input wants a larger window. */
function fitsFaults(run: Run, candidate: Candidate): boolean {
  for (const [model, fault] of run.faults) {
    if (faultMeanings[fault.kind].reroute !== "larger_window") continue;
    const tooSmall = run.engine.catalog.find(model)?.contextTokens ?? 0;
    if ((candidate.card?.contextTokens ?? 0) <= tooSmall) return false;
  }
  return true;
}

function restOf(run: Run, candidate: Candidate): Resting | undefined {
  const { breakers, pools } = run.engine;
  const openUntilMs = breakers.blockedUntilMs(candidate.model);
  if (openUntilMs !== undefined) return { candidate, untilMs: openUntilMs, because: "breaker" };
  const parking = pools.get(candidate.provider)?.parking(candidate.vendorModel);
  return parking && { candidate, untilMs: parking.untilMs, because: parking.because };
}

/**
 * Never eject everything: where all rest, the one that is back soonest is asked all the same. A rate limit is the exception,
 * since a call into it is refused for certain and prolongs it at some vendors; it is waited for.
 */
function leastBad(resting: readonly Resting[]): Candidate | undefined {
  let best: Resting | undefined;
  for (const rest of resting) {
    if (rest.because === "rate_limited") continue;
    if (!best || rest.untilMs < best.untilMs) best = rest;
  }
  return best?.candidate;
}

/** How long until another pass makes sense, or undefined if none does. */
function waitBeforeNext(run: Run, number: number, resting: readonly Resting[]): number | undefined {
  const { clock, random } = run.engine;
  const waits: number[] = [];
  for (const rest of resting) {
    // A little later than the provider said, and not all at once.
    if (rest.because === "rate_limited") waits.push((rest.untilMs - clock.monotonic()) * (1 + 0.1 * random()));
  }
  for (const fault of run.faults.values()) {
    if (!faultMeanings[fault.kind].retry) continue;
    waits.push(Math.max(fault.retryAfterMs ?? 0, fullJitterMs(number, random)));
  }
  return waits.length > 0 ? Math.max(0, Math.min(...waits)) : undefined;
}
