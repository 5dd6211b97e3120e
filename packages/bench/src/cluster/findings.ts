import { quantile } from "../statistics/quantile.ts";

/** A request that was answered, as a process tells of it. */
export interface Answered {
  readonly model: string;
  /** How long its caller waited, in milliseconds. */
  readonly ms: number;
  /** When it was sent, in milliseconds since the Unix epoch. */
  readonly at: number;
}

/** A stretch of time, in milliseconds since the Unix epoch. */
export interface Spell {
  readonly from: number;
  readonly to: number;
}

/** How long callers waited, in milliseconds. */
export interface Waits {
  readonly requests: number;
  readonly p50: number;
  readonly p99: number;
}

/** How many requests each model answered. */
export function callsByModel(answered: readonly Pick<Answered, "model">[]): ReadonlyMap<string, number> {
  const calls = new Map<string, number>();
  for (const { model } of answered) calls.set(model, (calls.get(model) ?? 0) + 1);
  return calls;
}

/** By what share a process is wrong about how often a model was called, where it is most wrong. */
export function largestError(calls: ReadonlyMap<string, number>, known: Readonly<Record<string, number>>): number {
  const errors = [...calls].map(([model, count]) => Math.abs((known[model] ?? 0) - count) / count);
  return Math.max(0, ...errors);
}

/** Parts requests into those that were sent while the store did not answer, and those before and after, from a moment on. */
export function waitsAround(
  answered: readonly Answered[],
  spells: readonly Spell[],
  fromMs: number,
): { readonly calm: Waits; readonly stalled: Waits } {
  const isStalled = ({ at }: Answered): boolean => spells.some(({ from, to }) => at >= from && at <= to);
  return {
    calm: waitsOf(answered.filter((each) => each.at > fromMs && !isStalled(each))),
    stalled: waitsOf(answered.filter(isStalled)),
  };
}

function waitsOf(answered: readonly Answered[]): Waits {
  const times = answered.map(({ ms }) => ms);
  return { requests: times.length, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}
