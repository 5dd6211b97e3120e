import { virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import { letGo, within } from "./patience.ts";

it("waits no longer than it may, and leaves no timer behind", async () => {
  const clock = virtualClock();
  const endless = within(clock, new Promise<void>(() => undefined), 50);
  await expect(clock.runUntil(endless)).rejects.toThrow("within 50 ms");
  expect(await within(clock, Promise.resolve(1), 50)).toBe(1);
  await expect(within(clock, Promise.reject(new Error("down")), 50)).rejects.toThrow("down");
  await clock.advance(0);
  expect(clock.pendingTimers).toBe(0);
});

it("lets timers go that would hold a process open", () => {
  let released = 0;
  const timer: object = { unref: () => (released += 1) };
  letGo(timer);
  letGo({});
  expect(released).toBe(1);
});
