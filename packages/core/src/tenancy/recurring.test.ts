import { virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import { Recurring } from "./recurring.ts";

it("does its work for as long as there is more, and again once it is started again", async () => {
  const clock = virtualClock();
  let left = 3;
  let done = 0;
  const recurring = new Recurring(clock, 1000, () => {
    done += 1;
    left -= 1;
    return left > 0;
  });
  expect(clock.pendingTimers).toBe(0);
  recurring.start();
  recurring.start();
  expect(clock.pendingTimers).toBe(1);
  await clock.advance(10_000);
  expect([done, clock.pendingTimers]).toEqual([3, 0]);
  recurring.start();
  await clock.advance(1000);
  expect(done).toBe(4);
});

it("stops, leaving no timer", async () => {
  const clock = virtualClock();
  let done = 0;
  const recurring = new Recurring(clock, 1000, () => {
    done += 1;
    return true;
  });
  recurring.start();
  await clock.advance(2500);
  recurring.stop();
  await clock.advance(10_000);
  expect([done, clock.pendingTimers]).toEqual([2, 0]);
});
