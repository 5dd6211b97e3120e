import type { Cost } from "../../catalog/index.ts";
import type { FaultKind, ProviderFault } from "../../provider/index.ts";
import type { Attempt } from "../attempt.ts";
import { usageInFull } from "../usage-in-full.ts";
import { faultOf } from "./fault-of.ts";
import { neverSent } from "./never-sent.ts";

/** Faults after which the vendor may have worked, and bill for it, though no answer came. */
const mayBeBilled: ReadonlySet<FaultKind> = new Set([
  ...(["timeout", "network", "truncated", "malformed", "aborted"] as const),
  // Without a status it is the adapter that did not get on with what came.
  "server",
]);

/**
 * Settles an attempt with what was thrown, and gives the fault that it failed with. `wasSent` is false where it failed before
 * its provider was asked.
 */
export function settleFailed(attempt: Attempt, thrown: unknown, wasSent = true): ProviderFault {
  const fault = faultOf(thrown, attempt);
  return attempt.fail(fault, wasSent ? costOfFailed(attempt, fault, thrown) : undefined);
}

/**
 * What a call that failed is taken to have cost: nothing if the provider refused it or never got it; otherwise it may have
 * worked on it, and is expected to bill it in full. Undefined: nothing.
 */
export function costOfFailed(attempt: Attempt, { kind, status = 0 }: ProviderFault, thrown: unknown): Cost | undefined {
  const { run, candidate } = attempt;
  if (!mayBeBilled.has(kind) || status >= 400 || neverSent(thrown)) return undefined;
  if (kind === "aborted" && run.abortedCost) return run.abortedCost(candidate);
  return attempt.costOf(usageInFull(run, candidate), "estimated");
}
