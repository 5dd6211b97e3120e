import { expect, it } from "vitest";
import { CallSignal } from "./call-signal.ts";

const minute = 60_000;
const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;

it("aborts with the caller's reason when the caller does, and before it began if the caller already had", () => {
  const caller = new AbortController();
  const running = new CallSignal({ signal: caller.signal, timeoutMs: minute });
  caller.abort("gone");
  expect(running.signal).toMatchObject({ aborted: true, reason: "gone" });
  expect(running.timedOut).toBe(false);
  expect(new CallSignal({ signal: caller.signal, timeoutMs: minute }).signal.reason).toBe("gone");
});

it("aborts when its time is over, and says that it was the time", async () => {
  const call = new CallSignal({ signal: new AbortController().signal, timeoutMs: 1 });
  await new Promise((resolve) => call.signal.addEventListener("abort", resolve));
  expect(call.timedOut).toBe(true);
  expect(call.signal.reason).toMatchObject({ name: "TimeoutError" });
});

it("no longer follows the caller once it is released, and leaves no timer behind", () => {
  const before = timers();
  const caller = new AbortController();
  const call = new CallSignal({ signal: caller.signal, timeoutMs: minute });
  expect(timers()).toBe(before + 1);
  call.release();
  caller.abort();
  expect(call.signal.aborted).toBe(false);
  expect(timers()).toBe(before);
});

it("closes what is under way when it is told to", () => {
  const call = new CallSignal({ signal: new AbortController().signal, timeoutMs: minute });
  call.abort();
  expect(call.signal.aborted).toBe(true);
  expect(call.timedOut).toBe(false);
});
