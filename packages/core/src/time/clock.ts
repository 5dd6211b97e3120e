/** A timer that was set on a {@link Clock}; hand it back to `clearTimer`. */
export type Timer = { readonly [timer]?: never };
declare const timer: unique symbol;

/**
 * Where Overture reads time and sets timers. Nothing else in the library touches `Date`, `performance` or `setTimeout`,
 * so that a test that swaps the clock owns all of time.
 */
export interface Clock {
  /** Milliseconds since the Unix epoch, for what people and other machines read. It may jump. */
  now(): number;
  /** Milliseconds since some fixed moment, for durations. It never goes backwards. */
  monotonic(): number;
  /** Calls `callback` once, after `delayMs` milliseconds. */
  setTimer(callback: () => void, delayMs: number): Timer;
  /** Cancels a timer. Cancelling one that has fired, or was cancelled, does nothing. */
  clearTimer(timer: Timer): void;
}

/** Node's limit for a timer's delay: a longer one would fire at once. */
const longestDelayMs = 2_147_483_647;

/** The machine's own time. Its timers hold a process open only while a request waits for them. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  // What a timer is differs from platform to platform, an object or a number, and nobody here looks into it.
  setTimer: (callback, delayMs) =>
    setTimeout(callback, Math.min(Math.max(delayMs, 0), longestDelayMs)) as unknown as Timer,
  clearTimer: (handle) => clearTimeout(handle as unknown as ReturnType<typeof setTimeout>),
};

/** Seconds since the Unix epoch, as OpenAI's `created` has it: for adapters of vendors that send none. */
export function epochSeconds(): number {
  return Math.floor(systemClock.now() / 1000);
}
