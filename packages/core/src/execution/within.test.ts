import { virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import { listenersOf, never, rejection } from "../../test/stage.ts";
import { ProviderFault } from "../provider/index.ts";
import type { Run } from "./run.ts";
import { within } from "./within.ts";

function waiting(signal?: AbortSignal) {
  const clock = virtualClock();
  const timers = {
    setTimeout: (callback: () => void, ms: number) => clock.setTimer(callback, ms),
    clearTimeout: (timer: Parameters<typeof clock.clearTimer>[0]) => clock.clearTimer(timer),
  };
  // What it needs of a run, and no more.
  return { clock, run: { engine: { timers }, signal } as unknown as Run };
}

it("gives what comes in time, whatever it is, and leaves no timer", async () => {
  const { clock, run } = waiting();
  for (const value of [7, undefined, null, false]) {
    expect(await within(run, Promise.resolve(value), 100, "No answer")).toBe(value);
  }
  expect(clock.pendingTimers).toBe(0);
});

it("hands a rejection on", async () => {
  const { clock, run } = waiting();
  await expect(within(run, Promise.reject(new Error("mine")), 100, "No answer")).rejects.toThrow("mine");
  expect(clock.pendingTimers).toBe(0);
});

it("ends with a timeout fault when the time is over", async () => {
  const { clock, run } = waiting();
  const fault = await clock.runUntil(rejection(within(run, never(), 99.6, "No answer")));
  expect(fault).toBeInstanceOf(ProviderFault);
  expect(fault).toMatchObject({ kind: "timeout", message: "No answer within 100 ms." });
  expect(clock.monotonic()).toBe(99.6);
});

it("ends with the caller's reason when the caller aborts, and listens no more", async () => {
  const controller = new AbortController();
  const { clock, run } = waiting(controller.signal);
  const asked = within(run, never(), 100, "No answer");
  controller.abort(7);
  expect(await rejection(asked)).toBe(7);
  expect(clock.pendingTimers).toBe(0);
  expect(listenersOf(controller.signal)).toBe(0);
});
