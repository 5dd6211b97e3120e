import type { Sitting } from "./sitting.ts";

/**
 * Waits for a hook of the caller's until so many milliseconds after the request came in, and no longer than anybody waits for
 * the council. It rejects then, whether the hook heeds its signal or not: what hangs in a hook must not hang in the request.
 */
export function hearHook<Value>(
  sitting: Sitting,
  untilMs: number,
  ask: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const { clock } = sitting.run.engine;
  const controller = new AbortController();
  const { signal: left, release } = sitting.signal();
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clock.clearTimer(timer);
      left.removeEventListener("abort", stop);
      release();
    };
    const stop = (): void => {
      end();
      const reason = new DOMException("The hook is not waited for any longer.", "AbortError");
      controller.abort(reason);
      reject(reason);
    };
    const timer = clock.setTimer(stop, Math.max(0, untilMs - sitting.run.elapsedMs()));
    left.addEventListener("abort", stop);
    ask(controller.signal).finally(end).then(resolve, reject);
  });
}
