import { sleep } from "@overture/core";
import { virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import { atIntervals } from "./at-intervals.ts";

it("begins one at every interval, however long each takes, and waits for all", async () => {
  const clock = virtualClock();
  const begun: number[] = [];
  let ended = 0;
  const work = async (): Promise<void> => {
    begun.push(clock.monotonic());
    await sleep(clock, 250);
    ended += 1;
  };
  await clock.runUntil(atIntervals(clock, 4, 100, work));
  expect([begun, ended, clock.monotonic()]).toEqual([[0, 100, 200, 300], 4, 550]);
});

it("makes up for a moment that was missed, so that as many come in the same time", async () => {
  const clock = virtualClock();
  const begun: number[] = [];
  let late = true;
  const slow: typeof clock = {
    ...clock,
    setTimer: (callback, delayMs) => {
      const extraMs = late ? 150 : 0;
      late = false;
      return clock.setTimer(callback, delayMs + extraMs);
    },
  };
  await clock.runUntil(atIntervals(slow, 3, 100, async () => void begun.push(clock.monotonic())));
  expect(begun).toEqual([150, 150, 200]);
});
