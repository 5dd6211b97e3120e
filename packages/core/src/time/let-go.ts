import type { Timer } from "./clock.ts";

/** Node's timers hold a process open unless they are told not to; elsewhere they never do. */
export function letGo(timer: Timer): void {
  const unref: unknown = Reflect.get(Object(timer), "unref");
  if (typeof unref === "function") unref.call(timer);
}
