import { virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import { inTime, TooLate } from "./in-time.ts";

it("gives what comes in time, and leaves no timer behind", async () => {
  const clock = virtualClock();
  expect(await inTime(clock, Promise.resolve(1), 50)).toBe(1);
  await expect(inTime(clock, Promise.reject(new Error("down")), 50)).rejects.toThrow("down");
  expect(clock.pendingTimers).toBe(0);
});

it("waits no longer than it may", async () => {
  const clock = virtualClock();
  const late = inTime(clock, new Promise(() => {}), 50).catch((error: unknown) => error);
  await clock.advance(50);
  expect(await late).toBeInstanceOf(TooLate);
});
