import type { Candidate } from "../routing/index.ts";
import type { AnyRun } from "./run.ts";

/** Why and until when a candidate is passed over. */
export interface Resting {
  /** On the monotonic clock. */
  readonly untilMs: number;
  /** Whether the provider itself asked to be left alone until then, so that asking earlier is sure to fail. */
  readonly mustWait: boolean;
}

/** What keeps a candidate from being asked now: what its provider asked for, else its breaker, else its refused keys. */
export function restOf(run: AnyRun, { model, provider, vendorModel }: Candidate): Resting | undefined {
  const { breakers, clock } = run.engine;
  const parking = run.pools.get(provider)?.parking(vendorModel);
  const limitedUntilMs = parking?.because === "rate_limited" ? parking.untilMs : undefined;
  // Of keys that rest for a rate limit the pool knows more than the last answer did: another key may be free.
  const askedMs = run.faults.get(model)?.kind === "rate_limited" ? undefined : run.askedToWaitMs.get(model);
  const waitUntilMs = Math.max(limitedUntilMs ?? 0, askedMs ?? 0);
  if (clock.monotonic() < waitUntilMs) return { untilMs: waitUntilMs, mustWait: true };
  const openUntilMs = breakers.blockedUntilMs(model);
  if (openUntilMs !== undefined) return { untilMs: openUntilMs, mustWait: false };
  return parking && { untilMs: parking.untilMs, mustWait: false };
}
