import { type Clock, systemClock } from "@overture/core";

/** The machine's clock, of which stretches can be skipped. */
export interface SkippingClock extends Clock {
  /** Sets the clock forward. Timers stay as they are. */
  skip(durationMs: number): void;
}

/** Makes a clock that goes as the machine's does, and further when it is told to. */
export function skippingClock(): SkippingClock {
  let skippedMs = 0;
  return {
    now: () => systemClock.now() + skippedMs,
    monotonic: () => systemClock.monotonic() + skippedMs,
    setTimer: (callback, delayMs) => systemClock.setTimer(callback, delayMs),
    clearTimer: (timer) => systemClock.clearTimer(timer),
    skip: (durationMs) => {
      skippedMs += durationMs;
    },
  };
}
