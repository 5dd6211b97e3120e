import pTimeout from "p-timeout";
import { ProviderFault } from "../provider/index.ts";
import type { AnyRun } from "./run.ts";

/**
 * Waits for something that a provider does, but no longer than `limitMs`, and not beyond the signal's abort, whether the
 * provider heeds either or not. Rejects with a `timeout` fault, or with the signal's reason; what the provider does later
 * is ignored.
 */
export function within<Value>(
  run: AnyRun,
  promise: Promise<Value>,
  limitMs: number,
  late: string,
  signal: AbortSignal | undefined = run.signal,
): Promise<Value> {
  const options = {
    milliseconds: limitMs,
    customTimers: run.engine.timers,
    fallback: (): never => {
      throw new ProviderFault({ kind: "timeout", message: `${late} within ${Math.round(limitMs)} ms.` });
    },
  };
  return pTimeout(promise, signal ? { ...options, signal } : options);
}
