import type { Clock } from "../time/index.ts";

/** What a store did not answer in time. Whether it took effect is not known. */
export class StoreLate extends Error {
  constructor(timeoutMs: number) {
    super(`The store did not answer within ${timeoutMs} ms.`);
  }
}

/** Waits no longer than so many milliseconds. What comes later is dropped. */
export function inTime<Value>(clock: Clock, promise: Promise<Value>, timeoutMs: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = clock.setTimer(() => reject(new StoreLate(timeoutMs)), timeoutMs);
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
