import { faultMeanings } from "../provider/index.ts";
import type { Candidate } from "../routing/index.ts";
import type { Answered, Ask } from "./ask.ts";
import { askCandidate } from "./ask-candidate.ts";
import { restOf } from "./rest-of.ts";
import type { AnyRun } from "./run.ts";

/** Asks each candidate that can be asked now, once, until one answers. Gives undefined if nobody did. */
export async function askInOrder<Result>(
  run: AnyRun,
  ask: Ask<Result>,
  candidates: readonly Candidate[],
): Promise<Answered<Result>> {
  // The first attempt of a pass is the request itself, or was paid for as a retry.
  const paidAttempts = run.attempts.length + 1;
  for (const [index, candidate] of candidates.entries()) {
    if (!canAsk(run, candidate)) continue;
    const next = candidates.slice(index + 1).find((later) => canAsk(run, later));
    const answered = await askCandidate(run, candidate, ask, { forced: false, last: !next, next, paidAttempts });
    if (answered) return answered;
  }
  return undefined;
}

/** Whether a candidate may be asked now, and can do better than those that failed. */
export function canAsk(run: AnyRun, candidate: Candidate): boolean {
  return !restOf(run, candidate) && fitsFaults(run, candidate);
}

/** Whether a candidate can do better on what the others failed at: a longer input wants a larger window. */
export function fitsFaults(run: AnyRun, candidate: Candidate): boolean {
  for (const [model, fault] of run.faults) {
    if (faultMeanings[fault.kind].reroute !== "larger_window") continue;
    const tooSmall = run.engine.catalog.find(model)?.contextTokens ?? 0;
    if ((candidate.card?.contextTokens ?? 0) <= tooSmall) return false;
  }
  return true;
}
