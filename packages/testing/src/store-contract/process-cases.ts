import assert from "node:assert/strict";
import { systemClock } from "@overture/core/store";
import { holdOf } from "./hold-cases.ts";
import { countersOf, postedIn, standingIn } from "./reading.ts";
import type { StoreCaseSketch } from "./store-case.ts";

const usd = (by: number) => ({ book: "budget", counter: "usd", by });

/** Several stores on the same numbers, and connections that break. */
export const processCases: readonly StoreCaseSketch[] = [
  {
    name: "shared: what one adds another reads, and versions mean the same to both",
    needs: "shared",
    async run({ store, space, open }) {
      const other = await open();
      await store.add(space, [usd(1), { ...usd(1), counter: "eur" }]);
      const [first] = await store.read(space, [{ book: "budget" }]);
      await other.add(space, [usd(2)]);
      const [changed] = await other.read(space, [{ book: "budget", since: first?.version }]);
      assert.deepEqual([changed?.whole, countersOf(changed)], [false, { usd: [3, 0, 0] }]);
    },
  },
  {
    name: "shared: several stores at once count once, hold what fits and take what flows",
    needs: "shared",
    async run(setting) {
      const { store, space, open } = setting;
      const stores = [store, await open(), await open()];
      const all = async <Result>(
        operation: (each: typeof store, index: number) => Promise<Result>,
      ): Promise<Result[]> =>
        Promise.all(Array.from({ length: 30 }, (_, index) => operation(stores[index % 3] ?? store, index)));
      await all((each) => each.add(space, [{ ...usd(1), book: "once", once: "a" }]));
      assert.equal(await postedIn(store, space, "once", "usd"), 1);
      const holds = await all((each, index) => each.hold(space, `id ${index}`, holdOf(setting, 10, 55)));
      assert.equal(holds.filter(({ admitted }) => admitted).length, 5);
      await all((each, index) => each.settle(space, `id ${index}`, holds[index]?.admitted ? [usd(1)] : []));
      assert.deepEqual(await standingIn(store, space, "budget", "usd"), [5, 0, 0]);
      const take = { bucket: "bucket", perMinute: 0.6, burst: 7, cost: 1 };
      const takes = await all((each, index) => each.take(space, `id ${index}`, { takes: [take] }));
      assert.equal(takes.filter(({ admitted }) => admitted).length, 7);
    },
  },
  {
    name: "shared: what was acknowledged is there for one that opens later",
    needs: "shared",
    async run(setting) {
      const { space, open } = setting;
      const first = await open();
      await first.hold(space, "a", holdOf(setting, 60, 100));
      await first.settle(space, "a", [usd(20)]);
      await first.hold(space, "b", holdOf(setting, 60, 100));
      await first.close();
      const second = await open();
      assert.deepEqual(await standingIn(second, space, "budget", "usd"), [20, 60, 0]);
      assert.deepEqual(await second.settle(space, "a", [usd(20)]), { repeated: true, posted: [20] });
    },
  },
  {
    name: "reconnects: after a break operations go on, and what is sent again counts once",
    needs: "reconnects",
    async run({ store, space, interrupt }) {
      await store.add(space, [{ ...usd(1), once: "a" }]);
      for (let round = 0; round < 3; round += 1) {
        const under = Promise.allSettled(
          Array.from({ length: 20 }, (_, index) => store.settle(space, `id ${round} ${index}`, [usd(1)])),
        );
        await interrupt();
        await under;
        for (let index = 0; index < 20; index += 1)
          await insist(() => store.settle(space, `id ${round} ${index}`, [usd(1)]));
      }
      await insist(() => store.add(space, [{ ...usd(1), once: "a" }]));
      assert.equal(await postedIn(store, space, "budget", "usd"), 61);
    },
  },
  {
    name: "close: it may be called twice",
    async run({ store }) {
      await store.close();
      await store.close();
    },
  },
];

/** Sends again what failed, as a caller does who knows that repeats count once. */
async function insist<Result>(operation: () => Promise<Result>): Promise<Result> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await operation();
    } catch (error) {
      if (tries >= 100) throw error;
      await new Promise<void>((resolve) => systemClock.setTimer(resolve, 20));
    }
  }
}
