import type { Clock, Timer } from "@overture/core";
import { TimerHeap } from "./timer-heap.ts";

/** The options of {@link virtualClock}. */
export interface VirtualClockOptions {
  /** What `now()` says at first, in milliseconds since the Unix epoch. @default 2026-01-01T00:00:00Z, so that dates look real */
  readonly startAt?: number | undefined;
}

/** The limits of {@link VirtualClock.runUntil}. */
export interface RunUntilOptions {
  /** How many timers may fire before it gives up. @default 1,000,000: far more than a test needs, and finite */
  readonly maxTimers?: number | undefined;
  /** How long it waits, in real milliseconds, for work that is not on this clock, such as loading a module, while no timer is set. @default 5,000 */
  readonly maxIdleMs?: number | undefined;
}

/** A clock that stands still until it is told to go on. */
export interface VirtualClock extends Clock {
  /** How many timers wait to fire: zero at the end of a test shows that nothing leaks. */
  readonly pendingTimers: number;
  /** Goes `ms` milliseconds forward, fires the timers that fall due, in order, and lets promises settle after each. */
  advance(ms: number): Promise<void>;
  /** The same, up to a moment in milliseconds since the Unix epoch. A moment in the past only lets promises settle. */
  advanceTo(epochMs: number): Promise<void>;
  /** Fires timer after timer until the promise settles, then settles as it did. Rejects if it cannot settle. */
  runUntil<T>(promise: PromiseLike<T>, options?: RunUntilOptions): Promise<T>;
}

/** How many timers may fire without time going on: more are a loop that would never end. */
const maxAtOnce = 100_000;

const defaultStart = Date.UTC(2026, 0, 1);

// Kept when this module loads, so that a test runner's fake timers do not freeze the clock that replaces them.
const [nextTurn, realSetTimeout, realNow] = [setImmediate, setTimeout, performance.now.bind(performance)];

/** Lets every promise that can settle do so: a turn of the event loop comes only after all microtasks. */
const letPromisesSettle = (): Promise<void> => new Promise((resolve) => nextTurn(resolve));

/** Makes a clock whose time only moves when a test moves it, so that hours pass in a millisecond and always alike. */
export function virtualClock(options: VirtualClockOptions = {}): VirtualClock {
  const startAt = options.startAt ?? defaultStart;
  const timers = new TimerHeap();
  // Kept apart from `startAt`, whose size would cost the fractions of a millisecond.
  let elapsed = 0;
  let order = 0;
  let firedAtOnce = 0;

  const fireFirst = async (): Promise<void> => {
    const timer = timers.takeFirst();
    if (timer === undefined) return;
    firedAtOnce = timer.dueAt > elapsed ? 0 : firedAtOnce + 1;
    if (firedAtOnce > maxAtOnce) {
      throw new Error(
        `virtualClock: ${maxAtOnce} timers fired at one moment; some timer sets the next without a delay`,
      );
    }
    elapsed = Math.max(elapsed, timer.dueAt);
    timer.callback();
    await letPromisesSettle();
  };

  const advanceUntil = async (target: number): Promise<void> => {
    await letPromisesSettle();
    for (let first = timers.first(); first !== undefined && first.dueAt <= target; first = timers.first()) {
      await fireFirst();
    }
    elapsed = Math.max(elapsed, target);
  };

  return {
    now: () => startAt + elapsed,
    monotonic: () => elapsed,
    setTimer(callback, delayMs) {
      const handle: Timer = {};
      const delay = Number.isFinite(delayMs) ? Math.max(delayMs, 0) : 0;
      timers.add({ handle, dueAt: elapsed + delay, order: order++, callback });
      return handle;
    },
    clearTimer: (handle) => timers.cancel(handle),
    get pendingTimers() {
      return timers.size;
    },
    async advance(ms) {
      if (!(ms >= 0 && ms < Number.POSITIVE_INFINITY)) throw outOfRange("advance", ms);
      await advanceUntil(elapsed + ms);
    },
    async advanceTo(epochMs) {
      if (!Number.isFinite(epochMs)) throw outOfRange("advanceTo", epochMs);
      await advanceUntil(epochMs - startAt);
    },
    runUntil: (promise, limits) => runUntil(promise, { fireFirst, pending: () => timers.size }, limits),
  };
}

function outOfRange(method: string, value: number): RangeError {
  return new RangeError(`virtualClock: ${method}(${value}) is not possible; give a finite number that goes forward`);
}

async function runUntil<T>(
  promise: PromiseLike<T>,
  clock: { fireFirst(): Promise<void>; pending(): number },
  limits: RunUntilOptions = {},
): Promise<T> {
  const { maxTimers = 1_000_000, maxIdleMs = 5_000 } = limits;
  let settled = false;
  const settle = (): void => {
    settled = true;
  };
  promise.then(settle, settle);
  await letPromisesSettle();
  let idleSince: number | undefined;
  for (let fired = 0; !settled; ) {
    if (clock.pending() > 0) {
      idleSince = undefined;
      fired += 1;
      if (fired > maxTimers) throw new Error(`virtualClock: the promise did not settle within ${maxTimers} timers`);
      await clock.fireFirst();
      continue;
    }
    idleSince ??= realNow();
    if (realNow() - idleSince > maxIdleMs) {
      throw new Error(`virtualClock: no timer is set and the promise did not settle in ${maxIdleMs} real milliseconds`);
    }
    await new Promise((resolve) => realSetTimeout(resolve, 1));
  }
  return promise;
}
