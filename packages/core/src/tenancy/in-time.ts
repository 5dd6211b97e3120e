import type { Clock } from "../time/index.ts";

/** What was asked for did not come in time. Whether it took effect is not known. */
export class TooLate extends Error {
  constructor(timeoutMs: number) {
    super(`No answer came within ${timeoutMs} ms.`);
  }
}

/** Waits no longer than so many milliseconds. What comes later is dropped. */
export function inTime<Value>(clock: Clock, promise: Promise<Value>, timeoutMs: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = clock.setTimer(() => reject(new TooLate(timeoutMs)), timeoutMs);
    promise.then(
      (value) => {
        clock.clearTimer(timer);
        resolve(value);
      },
      (error: unknown) => {
        clock.clearTimer(timer);
        reject(error);
      },
    );
  });
}
