import { type VirtualClock, virtualClock } from "@overture/testing";
import fc from "fast-check";
import { expect, it } from "vitest";
import { storeAround } from "../../test/store-around.ts";
import { memoryStore, type StateStore, type Take } from "../state/index.ts";
import { RateSlices, sliceMs } from "./rate-slices.ts";
import { StoreWait } from "./store-wait.ts";

function take(cost: number, most = 600): Take {
  return { bucket: "tenant requestsPerMinute", perMinute: most, burst: most, cost };
}

/** Some processes with one store, which counts what it is asked and can be down. */
function stage(clock: VirtualClock) {
  const inner = memoryStore({ clock });
  const seen = { calls: 0, taken: 0, down: false, told: [] as string[] };
  const store: StateStore = storeAround(inner, {
    take: async (space, id, request) => {
      seen.calls += 1;
      if (seen.down) throw new Error("The store is down.");
      const result = await inner.take(space, id, request);
      if (result.admitted) for (const { cost } of request.takes) seen.taken += cost;
      return result;
    },
  });
  let requests = 0;
  const slicesOf = () =>
    new RateSlices({
      store,
      clock,
      onStore: (state) => seen.told.push(state),
      release: () => {},
    });
  const process = () => {
    const slices = slicesOf();
    return (wanted: Take) => {
      requests += 1;
      return clock.runUntil(slices.take("tenant acme", `r${requests}`, [wanted], new StoreWait(clock, 50)));
    };
  };
  return { seen, process, slicesOf, store };
}

it("asks the store seldom, and more seldom the more requests come", async () => {
  const clock = virtualClock();
  const { seen, process } = stage(clock);
  const ask = process();
  for (let request = 0; request < 500; request += 1) {
    expect(await ask(take(1))).toEqual({ admitted: true });
    await clock.advance(10);
  }
  expect(seen.calls).toBeLessThan(30);
});

it("never lets more in than the limit allows, whatever processes do and whenever they die", async () => {
  const step = fc.record({
    process: fc.nat({ max: 3 }),
    count: fc.integer({ min: 1, max: 30 }),
    cost: fc.integer({ min: 1, max: 5 }),
    pauseMs: fc.nat({ max: 4000 }),
    dies: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const clock = virtualClock();
      const [most, began] = [120, clock.now()];
      const { seen, process } = stage(clock);
      const all = Array.from({ length: 4 }, process);
      const admitted: { readonly atMs: number; readonly cost: number }[] = [];
      for (const { process: index, count, cost, pauseMs, dies } of steps) {
        for (let request = 0; request < count; request += 1) {
          const result = await all[index]?.(take(cost, most));
          if (result?.admitted) admitted.push({ atMs: clock.now(), cost });
        }
        // Whoever dies gives nothing back, and another begins with nothing.
        if (dies) all[index] = process();
        await clock.advance(pauseMs);
        const used = admitted.reduce((sum, each) => sum + each.cost, 0);
        expect(used).toBeLessThanOrEqual(seen.taken + 1e-9);
        expect(seen.taken).toBeLessThanOrEqual(most + (most * (clock.now() - began)) / 60_000 + 1e-6);
      }
      for (const { atMs: from } of admitted) {
        const within = admitted.filter(({ atMs }) => atMs >= from && atMs <= from + 60_000);
        const used = within.reduce((sum, each) => sum + each.cost, 0);
        expect(used).toBeLessThanOrEqual(most + (most * (60_000 + sliceMs)) / 60_000 + 1e-6);
      }
    }),
    { numRuns: 60, seed: 8 },
  );
});

it("gives back what was not used in time, so that another process has it", async () => {
  const clock = virtualClock();
  const { process } = stage(clock);
  const [one, other] = [process(), process()];
  for (let request = 0; request < 20; request += 1) await one(take(1, 60));
  await clock.advance(3 * sliceMs);
  let admitted = 0;
  while ((await other(take(1, 60)))?.admitted) admitted += 1;
  // Twenty were used, and six have flowed in since.
  expect(admitted).toBeGreaterThanOrEqual(45);
  expect(admitted).toBeLessThanOrEqual(46);
});

it("has what a dead process held flow in again, as fast as the limit does", async () => {
  const clock = virtualClock();
  const { process, store } = stage(clock);
  // Its slice of sixty, of which it used none.
  await store.take("tenant acme", "dead", { takes: [take(60, 60)] });
  const ask = process();
  expect(await ask(take(1, 60))).toMatchObject({ admitted: false, retryAfterMs: 1000 });
  await clock.advance(10_000);
  for (let request = 0; request < 10; request += 1) expect(await ask(take(1, 60))).toEqual({ admitted: true });
  expect(await ask(take(1, 60))).toMatchObject({ admitted: false });
});

it("keeps to the limit by itself while the store is down, asks it once a second, and returns to it", async () => {
  const clock = virtualClock();
  const { seen, process } = stage(clock);
  const ask = process();
  seen.down = true;
  let admitted = 0;
  for (let request = 0; request < 100; request += 1) if ((await ask(take(1, 60)))?.admitted) admitted += 1;
  expect([admitted, seen.calls, seen.told]).toEqual([60, 1, ["down"]]);
  expect(await ask(take(1, 60))).toMatchObject({ admitted: false, take: 0, retryAfterMs: 1000 });
  seen.down = false;
  await clock.advance(1000);
  expect(await ask(take(1, 60))).toEqual({ admitted: true });
  expect(seen.told).toEqual(["down", "up"]);
});

it("charges for what requests took beyond what was expected, and lends what they did not take", async () => {
  const clock = virtualClock();
  const { seen, slicesOf } = stage(clock);
  const slices = slicesOf();
  const ask = (id: string, cost: number) =>
    clock.runUntil(slices.take("tenant acme", id, [take(cost, 1000)], new StoreWait(clock, 50)));
  await ask("a", 10);
  slices.correct("tenant acme", "a", { ...take(-8, 1000), correction: true });
  const before = seen.calls;
  await ask("b", 8);
  expect(seen.calls).toBe(before);
  slices.correct("tenant acme", "b", { ...take(90, 1000), correction: true });
  await clock.advance(2 * sliceMs + 1);
  expect(seen.taken).toBeCloseTo(100, 6);
});
