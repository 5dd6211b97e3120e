import { faultMeanings, type ProviderFault } from "../provider/index.ts";
import type { Candidate } from "../routing/index.ts";
import { Attempt } from "./attempt.ts";
import { deadlineError, refusedError } from "./failed-error.ts";
import type { Run } from "./run.ts";

/** What is done with a candidate: a whole answer, or a stream that has begun. Throws what the adapter threw. */
export type Ask<Result> = (attempt: Attempt, limitMs: number) => Promise<Result>;

/** How a candidate is asked. */
export interface AskOptions {
  /** Whatever its breaker says. */
  readonly forced: boolean;
  /** Whether nobody comes after it, so that it may have all the time that is left. */
  readonly last: boolean;
}

/**
 * Asks one candidate: with each of its keys in turn, while keys are what fails. Gives undefined if another candidate should
 * be asked; throws if none should.
 */
export async function askCandidate<Result>(
  run: Run,
  candidate: Candidate,
  ask: Ask<Result>,
  options: AskOptions,
): Promise<{ readonly result: Result } | undefined> {
  const { engine } = run;
  const pool = engine.pools.get(candidate.provider);
  const loadFailure = engine.isLoaded(candidate.provider) ? undefined : await loadFailureOf(run, candidate);
  const tried = new Set<number>();
  for (;;) {
    run.signal?.throwIfAborted();
    const remainingMs = run.remainingMs();
    if (remainingMs <= 0) throw deadlineError(run);
    const choice = pool?.choose(candidate.vendorModel, tried);
    const key =
      choice?.kind === "key"
        ? choice
        : options.forced && tried.size === 0
          ? pool?.any(candidate.vendorModel)
          : undefined;
    if (!key || !engine.breakers.acquire(candidate.model, options.forced)) return undefined;
    tried.add(key.index);
    const attempt = new Attempt(run, candidate, key);
    try {
      if (loadFailure) throw loadFailure;
      // Half of what is left, so that a provider that hangs leaves somebody else the time to answer.
      return { result: await ask(attempt, options.last ? remainingMs : remainingMs / 2) };
    } catch (error) {
      const fault = attempt.fail(error);
      judge(run, fault);
      if (faultMeanings[fault.kind].parks === "nothing") return undefined;
    }
  }
}

/** Throws where the fault ends the request, whoever else could be asked. */
function judge(run: Run, fault: ProviderFault): void {
  run.signal?.throwIfAborted();
  if (run.remainingMs() <= 0) throw deadlineError(run);
  const { reroute } = faultMeanings[fault.kind];
  if (reroute === "no" || (reroute === "if_allowed" && !run.fallbackOnContentPolicy)) throw refusedError(run, fault);
}

async function loadFailureOf(run: Run, candidate: Candidate): Promise<unknown> {
  try {
    await run.engine.load(candidate.provider);
    return undefined;
  } catch (error) {
    return error;
  }
}
