import { type VirtualClock, virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import type { Run } from "./run.ts";
import { StreamWatch } from "./stream-watch.ts";

function watching(limits: { idleMs: number; totalMs: number }): {
  clock: VirtualClock;
  watch: StreamWatch;
  late: string[];
} {
  const clock = virtualClock();
  const late: string[] = [];
  // What it needs of a run, and no more.
  const run = { engine: { clock }, limits, remainingMs: () => limits.totalMs - clock.monotonic() } as unknown as Run;
  return { clock, late, watch: new StreamWatch(run, (message) => late.push(message)) };
}

it("counts only the time in which the provider is waited for", async () => {
  const { clock, late, watch } = watching({ idleMs: 100, totalMs: 10_000 });
  await clock.advance(5000);
  watch.asked();
  await clock.advance(99);
  watch.answered();
  await clock.advance(500);
  watch.asked();
  await clock.advance(99);
  expect(late).toEqual([]);
  await clock.advance(1);
  expect(late).toEqual(["The stream stood still for 100 ms."]);
});

it("tells of the deadline, whether anybody waits or not, and only once", async () => {
  const { clock, late, watch } = watching({ idleMs: 60_000, totalMs: 250 });
  await clock.advance(249);
  expect(late).toEqual([]);
  await clock.advance(1);
  expect(late).toEqual(["The request's 250 ms were over in the middle of the stream."]);
  expect(watch.waiting).toBe(false);
  await clock.advance(1000);
  expect(late).toHaveLength(1);
});

it("uses one timer for any number of chunks, and none once it is stopped", async () => {
  const { clock, late, watch } = watching({ idleMs: 100, totalMs: 10_000 });
  for (let count = 0; count < 50; count += 1) {
    watch.asked();
    await clock.advance(1);
    watch.answered();
    expect(clock.pendingTimers).toBe(1);
  }
  watch.stop();
  expect(clock.pendingTimers).toBe(0);
  await clock.advance(20_000);
  expect(late).toEqual([]);
});
