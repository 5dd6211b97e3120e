import { OvertureError } from "../../chat/index.ts";
import type { ProviderFault } from "../../provider/index.ts";
import type { Candidate } from "../../routing/index.ts";
import type { AnyRun } from "../run.ts";
import { told } from "./ended-error.ts";
import type { LentToFailing } from "./lent.ts";

/** How many models a message tells of. */
const mostTold = 8;

/** The error of a request that nobody answered: who was asked, in what order, what each said, and what to do. */
export function failedError(run: AnyRun, lent: LentToFailing): OvertureError {
  const faults = [...run.faults.values()];
  const kinds = new Set(faults.map((fault) => fault.kind));
  const only = kinds.size === 1 ? faults[0] : undefined;
  const limited = run.decision.ranking.some((candidate) => lent.restOf(run, candidate)?.mustWait);
  const status = only ? lent.faultMeanings[only.kind].status : faults.length === 0 && limited ? 429 : 503;
  const retryAfterMs = soonest(run, lent);
  const asked = new Set(run.failures.map((failure) => failure.model)).size;
  const who = asked === 1 ? "The only model that could be asked failed for" : `None of ${asked} models answered`;
  const resting = run.decision.ranking.filter(
    (candidate) => lent.restOf(run, candidate) && !run.faults.has(candidate.model),
  );
  return new OvertureError({
    code: asked === 1 ? "provider_failed" : "all_failed",
    status,
    message:
      asked === 0
        ? `No model can be asked for "${run.decision.requested}" now: ${restsOf(run, run.decision.ranking, lent)}.`
        : `${who} "${run.decision.requested}": ${told(run.failures)}.${resting.length > 0 ? ` Not asked: ${restsOf(run, resting, lent)}.` : ""}${advice(only)}`,
    param: only?.param,
    attempts: run.failures,
    retryAfterMs,
    cause: faults.at(-1),
  });
}

/** Who rests, for how long and why. */
function restsOf(run: AnyRun, candidates: readonly Candidate[], lent: LentToFailing): string {
  const now = run.engine.clock.monotonic();
  const rests = candidates.slice(0, mostTold).map((candidate) => {
    const rest = lent.restOf(run, candidate);
    if (!rest) return `${candidate.model} has no key that is free`;
    const why = rest.mustWait ? "is rate-limited" : "rests";
    return `${candidate.model} ${why} for ${((rest.untilMs - now) / 1000).toFixed(1)} s${reasonOf(run, candidate)}`;
  });
  if (candidates.length > mostTold) rests.push(`and ${candidates.length - mostTold} more`);
  return rests.join("; ");
}

function reasonOf(run: AnyRun, { model, provider, vendorModel }: Candidate): string {
  if (run.engine.breakers.blockedUntilMs(model) !== undefined) return " (it failed too often)";
  const because = run.pools.get(provider)?.parking(vendorModel)?.because;
  return because && because !== "rate_limited" ? ` (its keys were refused: ${because})` : "";
}

function advice(only: ProviderFault | undefined): string {
  switch (only?.kind) {
    case "auth":
      return " Check the API keys.";
    case "quota":
      return " Check the accounts' credit.";
    case "rate_limited":
      return " Add keys or models, or ask later.";
    default:
      return "";
  }
}

/** When the first model is free that its provider wants left alone; a refused key's rest says nothing to the caller. */
function soonest(run: AnyRun, lent: LentToFailing): number | undefined {
  const now = run.engine.clock.monotonic();
  let soonestMs: number | undefined;
  for (const candidate of run.decision.ranking) {
    const rest = lent.restOf(run, candidate);
    if (rest?.mustWait) soonestMs = Math.min(soonestMs ?? Number.POSITIVE_INFINITY, rest.untilMs - now);
  }
  return soonestMs;
}
