import { virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import { within } from "./patience.ts";

it("waits no longer than it may, and leaves no timer behind", async () => {
  const clock = virtualClock();
  const endless = within(clock, new Promise<void>(() => undefined), 50);
  await expect(clock.runUntil(endless)).rejects.toThrow("within 50 ms");
  expect(await within(clock, Promise.resolve(1), 50)).toBe(1);
  await expect(within(clock, Promise.reject(new Error("down")), 50)).rejects.toThrow("down");
  await clock.advance(0);
  expect(clock.pendingTimers).toBe(0);
});
