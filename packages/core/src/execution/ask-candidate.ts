import { faultMeanings, type ProviderFault } from "../provider/index.ts";
import type { Candidate } from "../routing/index.ts";
import { Attempt, type UsableKey } from "./attempt.ts";
import { deadlineError, refusedError } from "./ended-error.ts";
import type { AnyRun } from "./run.ts";
import { within } from "./within.ts";

/** What is done with a candidate: a whole answer, or a stream that has begun. Throws what the adapter threw. */
export type Ask<Result> = (attempt: Attempt, limitMs: number) => Promise<Result>;

/** How a candidate is asked. */
export interface AskOptions {
  /** Whatever its breaker says, and with a key that rests if there is no other. */
  readonly forced: boolean;
  /** Whether nobody comes after it, so that it may have all the time that is left. */
  readonly last: boolean;
  /** How many attempts were paid for: every further one is drawn from the retry budget. */
  readonly paidAttempts: number;
}

/**
 * Asks one candidate: with each of its keys in turn, while keys are what fails. Gives undefined if another candidate should
 * be asked, or if this one cannot be asked now after all; throws if nobody should be.
 */
export async function askCandidate<Result>(
  run: AnyRun,
  candidate: Candidate,
  ask: Ask<Result>,
  options: AskOptions,
): Promise<{ readonly result: Result } | undefined> {
  const { engine } = run;
  const loadFailure = engine.isLoaded(candidate.provider) ? undefined : await loadFailureOf(run, candidate, options);
  const tried = new Set<number>();
  for (;;) {
    run.signal?.throwIfAborted();
    if (run.remainingMs() <= 0) throw deadlineError(run);
    // Looked at before a key is taken: a key on trial that is not used after all would stay out for nothing.
    if (!options.forced && engine.breakers.blockedUntilMs(candidate.model) !== undefined) return undefined;
    const key = keyFor(run, candidate, options, tried);
    if (!key || !engine.breakers.acquire(candidate.model, options.forced)) return undefined;
    if (run.attempts.length >= options.paidAttempts) engine.retryBudget.draw();
    tried.add(key.index);
    const attempt = new Attempt(run, candidate, key);
    try {
      if (loadFailure) throw loadFailure;
      return { result: await ask(attempt, limitOf(run, options)) };
    } catch (error) {
      // It lost a race, or was settled by whoever looked at its answer.
      if (attempt.record) return undefined;
      const fault = attempt.fail(error);
      judge(run, fault);
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
  const pool = run.engine.pools.get(provider);
  const choice = pool?.choose(vendorModel, tried);
  if (choice?.kind === "key") return choice;
  return options.forced && tried.size === 0 ? pool?.any(vendorModel) : undefined;
}

/** Half of what is left, so that a provider that hangs leaves somebody else the time to answer. */
function limitOf(run: AnyRun, { last }: AskOptions): number {
  return last ? run.remainingMs() : run.remainingMs() / 2;
}

/** Throws where the fault ends the request, whoever else could be asked. */
function judge(run: AnyRun, fault: ProviderFault): void {
  run.signal?.throwIfAborted();
  if (run.remainingMs() <= 0) throw deadlineError(run);
  const { reroute } = faultMeanings[fault.kind];
  if (reroute === "no" || (reroute === "if_allowed" && !run.fallbackOnContentPolicy)) throw refusedError(run, fault);
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
