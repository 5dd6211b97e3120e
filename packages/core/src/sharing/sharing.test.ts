import { type VirtualClock, virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import { hello, never, stage } from "../../test/stage.ts";
import { storeAround } from "../../test/store-around.ts";
import { twoProcesses } from "../../test/two-processes.ts";
import { memoryStore } from "../state/index.ts";
import type { Timer } from "../time/index.ts";

const evidenceOf = async (overture: ReturnType<typeof twoProcesses>["one"]["overture"]): Promise<number> =>
  (await overture.learning.inspect()).find(({ model }) => model === "a/m")?.success.evidence ?? 0;

it("learns in the background what the other process saw, and sends what this one did", async () => {
  const { clock, one, other } = twoProcesses();
  for (let index = 0; index < 5; index += 1) await one.answer();
  await other.answer();
  await clock.advance(2000);
  await other.answer();
  await clock.advance(4000);
  expect(await evidenceOf(other.overture)).toBeCloseTo(7, 1);
  expect(await evidenceOf(one.overture)).toBeGreaterThan(5.9);
});

it("sends as soon as there are many requests, and otherwise a few times only", async () => {
  const { clock, one, store } = twoProcesses({ sharing: { flushAfter: 10 } });
  for (let index = 0; index < 20; index += 1) await one.answer();
  await clock.advance(0);
  expect(store.calls).toBeGreaterThanOrEqual(4);
  const before = store.calls;
  await clock.advance(60_000);
  expect(store.calls - before).toBeLessThan(8);
  expect(clock.pendingTimers).toBe(0);
});

it("has the first decision use what others know, if the store answers soon", async () => {
  const { one, other } = twoProcesses();
  for (let index = 0; index < 5; index += 1) await one.answer();
  await one.overture.flush();
  await other.overture.decide(hello);
  expect(await evidenceOf(other.overture)).toBeCloseTo(5, 1);
});

it("fails no request where the platform's waitUntil throws", async () => {
  const waitUntil = () => {
    throw new TypeError("Illegal invocation");
  };
  const { clock, one, other } = twoProcesses({ sharing: { waitUntil } });
  await one.answer();
  await clock.advance(4000);
  await other.overture.decide(hello);
  expect(await evidenceOf(other.overture)).toBeCloseTo(1, 1);
});

it("keeps the process alive while the first request waits for the store, and no longer", async () => {
  const held: boolean[] = [];
  const base = virtualClock();
  const clock = {
    ...base,
    setTimer: (callback: () => void, delayMs: number) =>
      Object.assign(base.setTimer(callback, delayMs), { unref: () => held.push(delayMs === 20) }),
  };
  const hanging = storeAround(memoryStore({ clock: base }), { add: never, read: never });
  const set = stage({ clock, store: hanging });
  await base.runUntil(set.overture.decide(hello));
  expect(held).not.toContain(true);
});

it("keeps the process alive while somebody waits for a flush, and no longer", async () => {
  const holding = new Set<object>();
  const base = virtualClock();
  const clock = {
    ...base,
    setTimer: holdingTimers(base, holding),
    clearTimer: (timer: Timer) => holding.delete(timer),
  };
  const hanging = storeAround(memoryStore({ clock: base }), { add: never, read: never });
  const set = stage({ clock, store: hanging });
  await base.runUntil(set.overture.decide(hello));
  const closing = set.overture.close();
  await base.advance(1000);
  expect(holding.size).toBeGreaterThan(0);
  await base.runUntil(closing);
  expect(holding.size).toBe(0);
});

/** Timers that hold a process open, as Node's do, until they fire or are let go. */
function holdingTimers(clock: VirtualClock, holding: Set<object>): VirtualClock["setTimer"] {
  return (callback, delayMs) => {
    const timer = clock.setTimer(() => {
      holding.delete(timer);
      callback();
    }, delayMs);
    holding.add(timer);
    return Object.assign(timer, { unref: () => holding.delete(timer) });
  };
}

it("waits for a slow store once, and no longer than it may", async () => {
  const { clock, one, store } = twoProcesses();
  store.delayMs = 1000;
  const before = clock.now();
  await one.answer();
  expect(clock.now() - before).toBeLessThan(600);
  const then = clock.now();
  const alone = stage({ clock });
  await alone.answer();
  const alike = clock.now() - then;
  const after = clock.now();
  await one.answer();
  expect(clock.now() - after).toBe(alike);
});

it("goes on without a store, says so once, and catches up without counting twice", async () => {
  const { clock, one, other, store } = twoProcesses();
  const states: string[] = [];
  one.overture.on("store", ({ state }) => states.push(state));
  store.down = true;
  for (let index = 0; index < 3; index += 1) {
    await one.answer();
    await clock.advance(3000);
  }
  expect(states).toEqual(["down"]);
  store.down = false;
  await clock.advance(3000);
  expect(states).toEqual(["down", "up"]);
  await other.overture.decide(hello);
  expect(await evidenceOf(other.overture)).toBeCloseTo(3, 0);
  await one.overture.flush();
  expect(await evidenceOf(one.overture)).toBeCloseTo(3, 0);
});

it("counts feedback once that comes to two processes, one of which never heard of the answer", async () => {
  const { clock, one, other } = twoProcesses();
  const answer = await one.answer();
  await one.overture.flush();
  const tell = (set: typeof one) => clock.runUntil(set.overture.feedback(answer.overture.id, { score: 1 }));
  expect(await tell(one)).toEqual({ counted: true });
  await tell(other);
  for (const set of [one, other, one, other]) await set.overture.flush();
  for (const set of [one, other]) {
    const model = (await set.overture.learning.inspect()).find((each) => each.model === answer.model);
    const evidence = model?.contexts.reduce((sum, context) => sum + context.quality.evidence, 0);
    expect(evidence).toBeCloseTo(1, 6);
  }
});

it("gives the platform something to wait for, which ends when all is sent", async () => {
  const waited: Promise<void>[] = [];
  const { clock, one, other } = twoProcesses({ sharing: { waitUntil: (sent) => void waited.push(sent) } });
  await one.answer();
  expect(waited).toHaveLength(1);
  await clock.runUntil(Promise.all(waited));
  await other.overture.decide(hello);
  expect(await evidenceOf(other.overture)).toBeCloseTo(1, 1);
});

it("sends what it learned before it closes, and leaves no timer behind", async () => {
  const { clock, one, other } = twoProcesses();
  await one.answer();
  await one.overture.close();
  expect(clock.pendingTimers).toBe(0);
  await other.overture.decide(hello);
  expect(await evidenceOf(other.overture)).toBeCloseTo(1, 1);
});
