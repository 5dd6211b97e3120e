import { virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import { hearHook } from "./hear-hook.ts";
import type { Sitting } from "./sitting.ts";

function setUp() {
  const clock = virtualClock();
  const left = new AbortController();
  let listeners = 0;
  const sitting = {
    run: { engine: { clock }, elapsedMs: () => clock.monotonic() },
    signal() {
      listeners += 1;
      const release = (): void => {
        listeners -= 1;
      };
      return { signal: left.signal, release };
    },
  };
  // Only what it takes of a sitting.
  const hear = (ask: (signal: AbortSignal) => Promise<string>) => hearHook(sitting as unknown as Sitting, 100, ask);
  return { clock, left, hear, listeners: () => listeners };
}

it("gives what the hook gives, and leaves nothing behind", async () => {
  const { clock, hear, listeners } = setUp();
  expect(await hear(async () => "said")).toBe("said");
  await expect(hear(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect([clock.pendingTimers, listeners()]).toEqual([0, 0]);
});

it("waits until it is time to go on, or until nobody waits for the council", async () => {
  for (const end of ["time", "leaving"] as const) {
    const { clock, left, hear, listeners } = setUp();
    let own: AbortSignal | undefined;
    const heard = hear((signal) => {
      own = signal;
      return new Promise(() => {});
    });
    heard.catch(() => {});
    if (end === "time") await clock.advance(100);
    else left.abort();
    await expect(heard).rejects.toThrow("not waited for any longer");
    expect([own?.aborted, clock.pendingTimers, listeners()]).toEqual([true, 0, 0]);
  }
});
