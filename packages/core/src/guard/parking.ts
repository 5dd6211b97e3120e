import { type FaultKind, faultMeanings } from "../provider/index.ts";
import type { Random } from "../time/index.ts";
import { restMs } from "./back-off.ts";

/** A key that is left alone, altogether or for one model. */
export interface Parking {
  readonly because: FaultKind;
  /** Until when, by the clock's monotonic time. */
  readonly untilMs: number;
  /** How often in a row, which is what doubles the back-off. */
  readonly times: number;
}

/** What a parking is made from. */
export interface ParkingCause {
  readonly kind: FaultKind;
  /** How long the provider asks to be left alone, in milliseconds, where it says so. */
  readonly restMs?: number | undefined;
}

/** No provider asks for more than a day; an endless number must not lose a key for good. */
const longestParkingMs = 86_400_000;

/** How long a key rests that was refused and not told for how long: rate limits pass within seconds, refusals need a person. */
const backOffs = {
  rate_limited: { shortestMs: 1000, longestMs: 60_000 },
  refused: { shortestMs: 10_000, longestMs: 600_000 },
} as const;

/** The parking after another fault; the same object if the fault tells nothing new. */
export function parkedAgain(before: Parking | undefined, cause: ParkingCause, nowMs: number, random: Random): Parking {
  const same = before?.because === cause.kind ? before : undefined;
  const askedMs = isRest(cause.restMs) ? Math.min(cause.restMs, longestParkingMs) : undefined;
  if (before !== undefined && nowMs < before.untilMs) {
    // Calls that were under way together fail together: that is one refusal, and must not double the rest many times.
    const untilMs = Math.max(before.untilMs, nowMs + (askedMs ?? 0));
    if (same) return untilMs === same.untilMs ? same : { ...same, untilMs };
    return { because: cause.kind, untilMs: Math.max(untilMs, nowMs + backOffMs(cause.kind, 0, random)), times: 1 };
  }
  const times = same?.times ?? 0;
  const forMs = askedMs ?? backOffMs(cause.kind, times, random);
  return { because: cause.kind, untilMs: nowMs + forMs, times: times + 1 };
}

/** Whether, once the rest is over, one call tries the key before the others use it. */
export function needsProbe(parking: Parking): boolean {
  return parking.because !== "rate_limited";
}

/** Whether a fault parks the key altogether, for the model of the call, or not at all. */
export function parkedPart(kind: FaultKind): "nothing" | "key_for_model" | "key" {
  return faultMeanings[kind].parks;
}

function backOffMs(kind: FaultKind, times: number, random: Random): number {
  const { shortestMs, longestMs } = kind === "rate_limited" ? backOffs.rate_limited : backOffs.refused;
  return restMs(times, shortestMs, longestMs, random);
}

/** Nonsense is no answer; nor is "0", which would have a tight loop ask again at once. */
function isRest(restMs: number | undefined): restMs is number {
  return restMs !== undefined && restMs > 0;
}
