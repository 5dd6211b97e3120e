import type { Random } from "../time/index.ts";

/** The bounds of a wait that doubles. */
export interface BackOffOptions {
  /** The bound of the first wait, in milliseconds. @default 250, since most overloads of a model server pass in less than a second */
  readonly baseMs?: number | undefined;
  /** The bound that doubling stops at, in milliseconds. @default 8000, since a caller who waits longer is better served elsewhere */
  readonly capMs?: number | undefined;
}

/**
 * How long to wait before a retry, in milliseconds; `attempt` is 0 for the first. Anything between nothing and the doubled
 * bound, so that callers who failed together do not come back together: the "full jitter" of Marc Brooker's "Exponential
 * Backoff And Jitter" (AWS Architecture Blog, 2015).
 */
export function fullJitterMs(attempt: number, random: Random, options: BackOffOptions = {}): number {
  return random() * doubledMs(attempt, options.baseMs ?? 250, options.capMs ?? 8000);
}

/** The part of a rest that is left to chance: enough to part many processes, too little to be mistaken for another step. */
const restJitter = 0.2;

/**
 * How long something that failed is left alone, in milliseconds; `times` is 0 for the first rest. It doubles from
 * `shortestMs` to `longestMs` and is up to a fifth shorter by chance, so that it never lasts longer than it says.
 */
export function restMs(times: number, shortestMs: number, longestMs: number, random: Random): number {
  return doubledMs(times, shortestMs, longestMs) * (1 - restJitter * random());
}

function doubledMs(times: number, shortestMs: number, longestMs: number): number {
  return Math.min(shortestMs * 2 ** times, longestMs);
}
