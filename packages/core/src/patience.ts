import type { Clock, Timer } from "./time/index.ts";

/** Node's timers hold a process open unless they are told not to; elsewhere they never do. */
export function letGo(timer: Timer): void {
  const unref: unknown = Reflect.get(Object(timer), "unref");
  if (typeof unref === "function") unref.call(timer);
}

/** Waits no longer than so many milliseconds, with a timer that keeps no process alive. */
export function within<Value>(clock: Clock, promise: Promise<Value>, ms: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = clock.setTimer(() => reject(new Error(`The store did not answer within ${ms} ms.`)), ms);
    letGo(timer);
    promise.then(resolve, reject).finally(() => clock.clearTimer(timer));
  });
}
