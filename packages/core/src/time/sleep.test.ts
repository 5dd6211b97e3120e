import { expect, it, vi } from "vitest";
import { type Clock, systemClock, type Timer } from "./clock.ts";
import { sleep } from "./sleep.ts";

function setUp() {
  const timers = new Map<Timer, { fire: () => void; delayMs: number }>();
  const clock: Clock = {
    ...systemClock,
    setTimer: (fire, delayMs) => {
      const timer: Timer = {};
      timers.set(timer, { fire, delayMs });
      return timer;
    },
    clearTimer: (timer) => timers.delete(timer),
  };
  const fire = (): void => {
    for (const [timer, waiting] of timers) {
      timers.delete(timer);
      waiting.fire();
    }
  };
  return { clock, timers, fire };
}

/** What `promise` came to, once everything that is due has run. */
async function settled(promise: Promise<void>): Promise<string> {
  const states = promise.then(
    () => "resolved",
    (reason: unknown) => `rejected: ${reason}`,
  );
  await new Promise((resolve) => setImmediate(resolve));
  return Promise.race([states, Promise.resolve("waiting")]);
}

it("resolves when the clock says so, and not before", async () => {
  const { clock, timers, fire } = setUp();
  const sleeping = sleep(clock, 250);
  expect([...timers.values()].map((timer) => timer.delayMs)).toEqual([250]);
  expect(await settled(sleeping)).toBe("waiting");
  fire();
  expect(await settled(sleeping)).toBe("resolved");
});

it("rejects with the reason of an abort at once, and leaves no timer behind", async () => {
  const { clock, timers } = setUp();
  const controller = new AbortController();
  const sleeping = sleep(clock, 250, controller.signal);
  controller.abort("the caller left");
  expect(timers.size).toBe(0);
  expect(await settled(sleeping)).toBe("rejected: the caller left");
});

it("does not begin when the signal has aborted already", async () => {
  const { clock, timers } = setUp();
  const sleeping = sleep(clock, 250, AbortSignal.abort("too late"));
  expect(timers.size).toBe(0);
  expect(await settled(sleeping)).toBe("rejected: too late");
});

it("leaves no listener behind, so that a signal which outlives many sleeps does not grow", async () => {
  const { clock, fire } = setUp();
  const { signal } = new AbortController();
  const added = vi.spyOn(signal, "addEventListener");
  const removed = vi.spyOn(signal, "removeEventListener");
  const sleeping = sleep(clock, 1, signal);
  fire();
  await sleeping;
  expect(removed.mock.calls[0]?.[1]).toBe(added.mock.calls[0]?.[1]);
});
