import { type Clock, letGo } from "../time/index.ts";

/** Waits no longer than so many milliseconds, with a timer that keeps no process alive. */
export function within<Value>(clock: Clock, promise: Promise<Value>, ms: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = clock.setTimer(() => reject(new Error(`The store did not answer within ${ms} ms.`)), ms);
    letGo(timer);
    promise.then(resolve, reject).finally(() => clock.clearTimer(timer));
  });
}
