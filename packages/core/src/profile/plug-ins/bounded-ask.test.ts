import { getEventListeners } from "node:events";
import { virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import { BoundedAsk } from "./bounded-ask.ts";

const never = () => new Promise<never>(() => {});

it("gives what is said: at once where it is said at once", async () => {
  const bounds = new BoundedAsk(virtualClock(), 50);
  expect(bounds.ask(() => 7, undefined)).toEqual({ value: 7 });
  expect(await bounds.ask(async () => 8, undefined)).toEqual({ value: 8 });
});

it("waits no longer than it may, and tells whoever works that nobody waits", async () => {
  const clock = virtualClock();
  const bounds = new BoundedAsk(clock, 50);
  let given: AbortSignal | undefined;
  const asked = Promise.resolve(
    bounds.ask((signal) => {
      given = signal;
      return never();
    }, undefined),
  );
  const startedAt = clock.monotonic();
  expect(await clock.runUntil(asked)).toEqual({ error: "timeout" });
  expect(clock.monotonic() - startedAt).toBe(50);
  expect(given?.aborted).toBe(true);
});

it("leaves neither timers nor listeners behind", async () => {
  const clock = virtualClock();
  const outer = new AbortController();
  await clock.runUntil(Promise.resolve(new BoundedAsk(clock, 50).ask(async () => 1, outer.signal)));
  expect(getEventListeners(outer.signal, "abort")).toEqual([]);
  expect(clock.pendingTimers).toBe(0);
});

it("stops waiting when the caller goes", async () => {
  const bounds = new BoundedAsk(virtualClock(), 50);
  const outer = new AbortController();
  const asked = bounds.ask(never, outer.signal);
  outer.abort();
  expect(await asked).toEqual({ error: "aborted" });
  expect(bounds.ask(() => 1, outer.signal)).toEqual({ error: "aborted" });
});

it("says that something was thrown, and never what", async () => {
  const bounds = new BoundedAsk(virtualClock(), 50);
  const broken = (): never => {
    throw new Error("the prompt was: secret");
  };
  expect(bounds.ask(broken, undefined)).toEqual({ error: "threw" });
  expect(await bounds.ask(() => Promise.reject(new Error("secret")), undefined)).toEqual({ error: "threw" });
});

it("leaves alone for a while what fails again and again", async () => {
  const clock = virtualClock();
  const bounds = new BoundedAsk(clock, 50);
  const failing = () => Promise.reject(new Error("down"));
  for (let turn = 0; turn < 5; turn += 1) await bounds.ask(failing, undefined);
  expect(bounds.ask(() => 1, undefined)).toEqual({ error: "resting" });
  await clock.advance(10_001);
  expect(bounds.ask(() => 1, undefined)).toEqual({ value: 1 });
});

it("keeps nobody waiting behind many others", async () => {
  const bounds = new BoundedAsk(virtualClock(), 50);
  for (let turn = 0; turn < 64; turn += 1) void bounds.ask(never, undefined);
  expect(bounds.ask(() => 1, undefined)).toEqual({ error: "busy" });
});
