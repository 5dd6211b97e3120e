import { sleep } from "@overture/core";
import { expect, it } from "vitest";
import { virtualClock } from "./virtual-clock.ts";

it("fires due timers in order of their moment, then of their setting, and not one too many", async () => {
  const clock = virtualClock({ startAt: 1_000 });
  const seen: string[] = [];
  clock.setTimer(() => seen.push(`late@${clock.now()}`), 300);
  clock.setTimer(() => seen.push(`b@${clock.now()}`), 100);
  clock.setTimer(() => seen.push(`c@${clock.now()}`), 100);
  clock.setTimer(() => seen.push(`a@${clock.now()}`), 50);
  await clock.advance(200);
  expect(seen).toEqual(["a@1050", "b@1100", "c@1100"]);
  expect([clock.now(), clock.monotonic(), clock.pendingTimers]).toEqual([1_200, 200, 1]);
});

it("lets promises settle between timers, so that a timer set by an answer still fires in the same stretch", async () => {
  const clock = virtualClock();
  const moments: number[] = [];
  const work = (async () => {
    for (let step = 0; step < 3; step += 1) {
      await sleep(clock, 10);
      await Promise.resolve();
      moments.push(clock.monotonic());
    }
  })();
  await clock.advance(30);
  await work;
  expect(moments).toEqual([10, 20, 30]);
});

it("does not fire a cancelled timer, and does not count it", async () => {
  const clock = virtualClock();
  let fired = 0;
  const timers = Array.from({ length: 100 }, (_, index) => clock.setTimer(() => (fired += 1), index));
  for (const timer of timers.filter((_, index) => index % 2 === 0)) clock.clearTimer(timer);
  expect(clock.pendingTimers).toBe(50);
  await clock.advance(1_000);
  expect(fired).toBe(50);
});

it("runs until a promise settles, and passes its value or its error on", async () => {
  const clock = virtualClock();
  await expect(clock.runUntil(sleep(clock, 3_600_000).then(() => "an hour"))).resolves.toBe("an hour");
  expect(clock.monotonic()).toBe(3_600_000);
  await expect(clock.runUntil(sleep(clock, 5).then(() => Promise.reject(new Error("no"))))).rejects.toThrow("no");
});

it("gives up on a promise that cannot settle", async () => {
  const clock = virtualClock();
  const never = new Promise(() => {});
  await expect(clock.runUntil(never, { maxIdleMs: 5 })).rejects.toThrow("no timer is set");
  const tick = (): void => void clock.setTimer(tick, 1);
  tick();
  await expect(clock.runUntil(never, { maxTimers: 10 })).rejects.toThrow("within 10 timers");
});

it("ends a loop of timers without a delay", async () => {
  const clock = virtualClock();
  const again = (): void => void clock.setTimer(again, 0);
  again();
  await expect(clock.advance(1)).rejects.toThrow("100000 timers fired at one moment");
});

it("refuses to go backwards", async () => {
  await expect(virtualClock().advance(-1)).rejects.toThrow("advance(-1)");
});
