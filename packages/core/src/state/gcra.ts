import type { Take } from "./takes.ts";

/** What a take does to a bucket. */
export interface GcraStep {
  /** When the bucket will be full again, in milliseconds since the Unix epoch: all that has to be kept of it. */
  readonly fullAtMs: number;
  /** How long to wait until it fits; 0 if it does now, Infinity if it never does. */
  readonly retryAfterMs: number;
}

/**
 * The generic cell rate algorithm (ITU-T I.371, Annex A; as a virtual scheduling algorithm), for takes of any size: a bucket
 * is one number, the moment at which it will be full again. A take moves it on by the time that its amount takes to flow in,
 * and fits if the moment is then no further away than a whole burst takes.
 */
export function gcra(fullAtMs: number | undefined, take: Take, nowMs: number): GcraStep {
  const perUnitMs = 60_000 / take.perMinute;
  const moved = Math.max(fullAtMs ?? nowMs, nowMs) + take.cost * perUnitMs;
  if (take.correction) return { fullAtMs: Math.max(moved, nowMs), retryAfterMs: 0 };
  if (take.cost > take.burst) return { fullAtMs: moved, retryAfterMs: Number.POSITIVE_INFINITY };
  const excessMs = moved - take.burst * perUnitMs - nowMs;
  // Less than a microsecond is the rounding of the moment itself, and no reason to refuse what just fits.
  return { fullAtMs: moved, retryAfterMs: excessMs > 0.001 ? excessMs : 0 };
}
