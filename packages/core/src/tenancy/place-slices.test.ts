import { type VirtualClock, virtualClock } from "@overture/testing";
import fc from "fast-check";
import { expect, it } from "vitest";
import { storeAround } from "../../test/store-around.ts";
import { memoryStore } from "../state/index.ts";
import { placesBook } from "./limits.ts";
import { type Place, PlaceSlices } from "./place-slices.ts";
import { StoreWait } from "./store-wait.ts";

const ttlMs = 30_000;

function stage(clock: VirtualClock, most: number) {
  const inner = memoryStore({ clock });
  const seen = { calls: 0, down: false };
  const store = storeAround(inner, {
    hold: async (...all) => {
      seen.calls += 1;
      if (seen.down) throw new Error("The store is down.");
      return await inner.hold(...all);
    },
  });
  let requests = 0;
  const process = () => {
    const slices = new PlaceSlices({
      store,
      clock,
      onStore: () => {},
      release: (space, id) => void inner.settle(space, id, []),
    });
    return () => {
      requests += 1;
      return slices.enter({ space: "s", owner: "tenant", most }, `r${requests}`, ttlMs, new StoreWait(clock, 50));
    };
  };
  const held = async (): Promise<number> => {
    const [book] = await inner.read("s", [{ book: placesBook }]);
    return book?.counters.get("tenant")?.held ?? 0;
  };
  return { seen, process, held };
}

it("uses a place again for the next request without asking, and gives it back when nobody needs it", async () => {
  const clock = virtualClock();
  const { seen, process, held } = stage(clock, 2);
  const enter = process();
  for (let request = 0; request < 50; request += 1) {
    (await enter())?.leave();
    await clock.advance(100);
  }
  expect([seen.calls, await held()]).toEqual([1, 1]);
  await clock.advance(5000);
  expect(await held()).toBe(0);
  expect(clock.pendingTimers).toBe(0);
});

it("holds more at once the more it needs, up to a small share of the limit", async () => {
  const clock = virtualClock();
  const { seen, process, held } = stage(clock, 320);
  const enter = process();
  const places: (Place | undefined)[] = [];
  for (let request = 0; request < 100; request += 1) places.push(await enter());
  expect(places.every((place) => place && !place.alone)).toBe(true);
  expect(seen.calls).toBeLessThan(16);
  expect(await held()).toBeLessThan(111);
});

it("never has more requests under way than the limit, whatever processes do and whenever they die", async () => {
  const step = fc.record({
    process: fc.nat({ max: 3 }),
    enters: fc.nat({ max: 6 }),
    leaves: fc.nat({ max: 6 }),
    dies: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
    pauseMs: fc.nat({ max: 20_000 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 5, maxLength: 40 }),
      fc.integer({ min: 1, max: 100 }),
      async (steps, most) => {
        const clock = virtualClock();
        const { process, held } = stage(clock, most);
        const processes = Array.from({ length: 4 }, () => ({
          enter: process(),
          places: [] as { place: Place; untilMs: number }[],
        }));
        for (const { process: index, enters, leaves, dies, pauseMs } of steps) {
          const one = processes[index];
          if (!one) continue;
          for (let count = 0; count < enters; count += 1) {
            const place = await one.enter();
            if (place) one.places.push({ place, untilMs: clock.now() + ttlMs });
          }
          for (const { place } of one.places.splice(0, leaves)) place.leave();
          if (dies) processes[index] = { enter: process(), places: [] };
          await clock.advance(pauseMs);
          // No request lasts longer than it said.
          for (const each of processes) {
            for (const { place, untilMs } of each.places) if (untilMs <= clock.now()) place.leave();
            each.places = each.places.filter(({ untilMs }) => untilMs > clock.now());
          }
          const underWay = processes.reduce((sum, { places }) => sum + places.length, 0);
          expect(underWay).toBeLessThanOrEqual(await held());
          expect(await held()).toBeLessThanOrEqual(most);
        }
        await clock.advance(ttlMs + 62_000 + 5000);
        expect(await held()).toBe(processes.reduce((sum, { places }) => sum + places.length, 0) > 0 ? await held() : 0);
      },
    ),
    { numRuns: 60, seed: 8 },
  );
});

it("frees what a dead process held when its time is up", async () => {
  const clock = virtualClock();
  const { process } = stage(clock, 1);
  expect(await process()()).toBeDefined();
  const other = process();
  expect(await other()).toBeUndefined();
  await clock.advance(ttlMs + 60_001);
  expect(await other()).toBeDefined();
});

it("keeps to the limit by itself while the store is down, and asks it once a second", async () => {
  const clock = virtualClock();
  const { seen, process } = stage(clock, 3);
  const enter = process();
  seen.down = true;
  const places = [await enter(), await enter(), await enter()];
  expect(places.map((place) => place?.alone)).toEqual([true, true, true]);
  expect([await enter(), seen.calls]).toEqual([undefined, 1]);
  places[0]?.leave();
  places[0]?.leave();
  expect(await enter()).toMatchObject({ alone: true });
  expect(await enter()).toBeUndefined();
});
