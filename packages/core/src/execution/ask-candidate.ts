import type { OvertureError } from "../chat/index.ts";
import { faultMeanings, type ProviderFault } from "../provider/index.ts";
import type { Candidate } from "../routing/index.ts";
import type { Answered, Ask, AskOptions } from "./ask.ts";
import { Attempt, type UsableKey } from "./attempt.ts";
import type { AnyRun } from "./run.ts";
import { within } from "./within.ts";

/** Timers keep whole milliseconds and may be a little early: an attempt that had all the time that was left used it up. */
const timerErrorMs = 2;

/** What is left for a candidate of whom too little is known: long enough for most answers. */
const unknownTimeMs = 15_000;

/** How many answers tell enough of how long a model takes. */
const enoughEvidence = 5;

/**
 * Asks one candidate: with each of its keys in turn, while keys are what fails. Gives undefined if another candidate should
 * be asked, or if this one cannot be asked now after all; throws if nobody should be.
 */
export async function askCandidate<Result>(
  run: AnyRun,
  candidate: Candidate,
  ask: Ask<Result>,
  options: AskOptions,
): Promise<Answered<Result>> {
  const { engine } = run;
  const loadFailure = engine.isLoaded(candidate.provider) ? undefined : await loadFailureOf(run, candidate, options);
  const tried = new Set<number>();
  for (;;) {
    run.signal?.throwIfAborted();
    if (run.remainingMs() <= 0) throw await deadlineError(run);
    // Looked at before a key is taken: a key on trial that is not used after all would stay out for nothing.
    if (!options.forced && engine.breakers.blockedUntilMs(candidate.model) !== undefined) return undefined;
    const hold = await run.admission?.hold(run, candidate);
    if (run.admission && !hold) return undefined;
    // The caller may have gone, or the time be over, while money was set aside: nobody is called, and nothing is owed.
    if (hold && (run.signal?.aborted || run.remainingMs() <= 0)) {
      hold.settle(undefined);
      continue;
    }
    const key = options.isOver?.() ? undefined : keyFor(run, candidate, options, tried);
    if (!key || !engine.breakers.acquire(candidate.model, options.forced)) {
      hold?.settle(undefined);
      return undefined;
    }
    if (run.attempts.length >= options.paidAttempts) engine.retryBudget.draw();
    tried.add(key.index);
    const attempt = new Attempt(run, candidate, key, hold);
    try {
      if (loadFailure) throw loadFailure;
      return { result: await ask(attempt, limitOf(run, options)) };
    } catch (error) {
      // It lost a race, or was settled by whoever looked at its answer; that may be while what follows is loaded.
      if (attempt.record) return undefined;
      const { settleFailed } = await import("./failing/index.ts");
      if (attempt.record) return undefined;
      const fault = settleFailed(attempt, error, !loadFailure);
      await judge(run, fault);
      if (faultMeanings[fault.kind].parks === "nothing") return undefined;
    }
  }
}

function keyFor(
  run: AnyRun,
  { provider, vendorModel }: Candidate,
  options: AskOptions,
  tried: ReadonlySet<number>,
): UsableKey | undefined {
  const pool = run.pools.get(provider);
  const choice = pool?.choose(vendorModel, tried);
  if (choice?.kind === "key") return choice;
  return options.forced && tried.size === 0 ? pool?.any(vendorModel) : undefined;
}

/**
 * All the time that is left but what the next candidate needs: one that hangs leaves somebody else the time to answer, and one
 * that is only slow is not cut off, to be paid for twice.
 */
function limitOf(run: AnyRun, { last, next }: AskOptions): number {
  const remainingMs = run.remainingMs();
  return last ? remainingMs : remainingMs - Math.min(remainingMs / 2, timeFor(run, next));
}

/** How long a candidate may well take: 95 of 100 answers, or first tokens, come within three means if they come by chance alone. */
function timeFor(run: AnyRun, candidate: Candidate | undefined): number {
  const forecast = candidate && run.decision.assessment.forecast(candidate);
  if (!forecast || forecast.totalEvidence < enoughEvidence) return unknownTimeMs;
  return 3 * (run.request.stream ? forecast.firstTokenMs : forecast.totalMs);
}

/** Throws where the fault ends the request, whoever else could be asked. */
async function judge(run: AnyRun, fault: ProviderFault): Promise<void> {
  run.signal?.throwIfAborted();
  if (run.remainingMs() <= (fault.kind === "timeout" ? timerErrorMs : 0)) throw await deadlineError(run);
  const { reroute, status } = faultMeanings[fault.kind];
  if (reroute === "no" || (reroute === "if_allowed" && !run.fallbackOnContentPolicy)) {
    const { refusedError } = await import("./failing/index.ts");
    throw refusedError(run, fault, status);
  }
}

async function deadlineError(run: AnyRun): Promise<OvertureError> {
  return (await import("./failing/index.ts")).deadlineError(run);
}

/** Loading is not the model's latency, but it is the caller's time. */
async function loadFailureOf(run: AnyRun, { provider }: Candidate, options: AskOptions): Promise<unknown> {
  const limitMs = limitOf(run, options);
  if (limitMs <= 0) return undefined;
  try {
    await within(run, run.engine.load(provider), limitMs, `The SDK of the provider "${provider}" did not load`);
    return undefined;
  } catch (error) {
    return error;
  }
}
