import { type FailedAttempt, OvertureError } from "../../chat/index.ts";
import type { ProviderFault } from "../../provider/index.ts";
import type { AnyRun } from "../run.ts";

/** How many attempts a message tells of; the error's `attempts` has all of them. */
const mostTold = 8;

/**
 * The error of a request whose fault no other model would cure: the provider's own words, and its status; `status` where it
 * gave none that callers could use.
 */
export function refusedError(run: AnyRun, fault: ProviderFault, status: number): OvertureError {
  const last = run.failures.at(-1);
  return new OvertureError({
    code: fault.kind === "invalid_request" ? "invalid_request" : "provider_failed",
    status: fault.status !== undefined && fault.status >= 400 && fault.status < 500 ? fault.status : status,
    message: `${last?.model ?? "The provider"} refused the request (${fault.kind}): ${fault.message}`,
    param: fault.param,
    attempts: run.failures,
    cause: fault,
  });
}

/** The error of a request whose time ran out. */
export function deadlineError(run: AnyRun): OvertureError {
  const spent = run.failures.length === 0 ? "before any model could be asked" : `after ${told(run.failures)}`;
  return new OvertureError({
    code: "deadline_exceeded",
    status: 504,
    message: `The request's ${Math.round(run.limits.totalMs)} ms were over ${spent}. Allow more with overture.maxTotalMs or timeout.`,
    attempts: run.failures,
    cause: [...run.faults.values()].at(-1),
  });
}

/** What became of each attempt, in words. */
export function told(failures: readonly FailedAttempt[]): string {
  const lines = failures.slice(0, mostTold).map((failure) => {
    const status = failure.status === undefined ? "" : ` ${failure.status}`;
    return `${failure.model} ${failure.fault}${status} after ${Math.round(failure.durationMs)} ms (${failure.message})`;
  });
  if (failures.length > mostTold) lines.push(`and ${failures.length - mostTold} more`);
  return lines.join("; ");
}
