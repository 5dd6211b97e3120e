import assert from "node:assert/strict";
import { holdOf, reasonOf } from "./hold-cases.ts";
import { standingIn } from "./reading.ts";
import type { StoreCaseSketch } from "./store-case.ts";

const usd = (by: number) => ({ book: "budget", counter: "usd", by });

/** Settling, and what happens to what nobody settles. */
export const settleCases: readonly StoreCaseSketch[] = [
  {
    name: "settle: what was held is dropped, and what was used is posted, more than was held included",
    async run(setting) {
      const { store, space } = setting;
      await store.hold(space, "a", holdOf(setting, 60, 100));
      await store.hold(space, "b", holdOf(setting, 30, 100));
      const used = [usd(70), { book: "usage", counter: "tokens", by: 5 }];
      assert.deepEqual(await store.settle(space, "a", used), { repeated: false, posted: [70, 5] });
      assert.deepEqual(await standingIn(store, space, "budget", "usd"), [70, 30, 0]);
    },
  },
  {
    name: "settle: it counts once however often it is sent, and says so",
    async run(setting) {
      const { store, space } = setting;
      await store.hold(space, "a", holdOf(setting, 60, 100));
      const results = await Promise.all(Array.from({ length: 10 }, () => store.settle(space, "a", [usd(7)])));
      assert.equal(results.filter(({ repeated }) => !repeated).length, 1);
      assert.deepEqual(await standingIn(store, space, "budget", "usd"), [7, 0, 0]);
      assert.deepEqual(await store.settle(space, "a", [usd(7)]), { repeated: true, posted: [7] });
    },
  },
  {
    name: "settle: what was never held is posted, once",
    async run({ store, space }) {
      assert.deepEqual(await store.settle(space, "a", [usd(7)]), { repeated: false, posted: [7] });
      assert.deepEqual(await store.settle(space, "a", [usd(7)]), { repeated: true, posted: [7] });
    },
  },
  {
    name: "settle: nothing used releases all that was held; a correction may be below nothing",
    async run(setting) {
      const { store, space } = setting;
      await store.hold(space, "a", holdOf(setting, 60, 100));
      await store.settle(space, "a", []);
      assert.deepEqual(await standingIn(store, space, "budget", "usd"), [0, 0, 0]);
      await store.settle(space, "refund", [usd(-5)]);
      assert.deepEqual(await standingIn(store, space, "budget", "usd"), [-5, 0, 0]);
    },
  },
  {
    name: "expiry: what nobody settled in time is posted as unknown, or dropped where the entry says so",
    async run(setting) {
      const { store, space, advance } = setting;
      const entries = [usd(60), { book: "now", counter: "calls", by: 1, onExpiry: "dropped" as const }];
      await store.hold(space, "a", holdOf(setting, 0, 100, { entries, ttlMs: 100 }));
      const [held] = await store.pending(space);
      assert.deepEqual([held?.id, held?.state], ["a", "held"]);
      await advance(200);
      assert.deepEqual(await standingIn(store, space, "budget", "usd"), [60, 0, 60]);
      assert.deepEqual(await standingIn(store, space, "now", "calls"), [0, 0, 0]);
      const [unknown, ...others] = await store.pending(space);
      assert.deepEqual([unknown?.id, unknown?.state, others.length], ["a", "unknown", 0]);
      assert.deepEqual(
        unknown?.entries.map(({ book, counter, by }) => ({ book, counter, by })),
        [usd(60)],
      );
      assert.equal(reasonOf(await store.hold(space, "a", holdOf(setting, 1, 100))), "ended");
      assert.equal(reasonOf(await store.hold(space, "b", holdOf(setting, 41, 100))), "limit 0");
    },
  },
  {
    name: "expiry: a settlement that comes later takes the unknown amount's place, once",
    async run(setting) {
      const { store, space, advance } = setting;
      await store.hold(space, "a", holdOf(setting, 60, 100, { ttlMs: 50 }));
      await store.hold(space, "b", holdOf(setting, 30, 100, { ttlMs: 50 }));
      await advance(120);
      assert.deepEqual(await store.settle(space, "a", [usd(20)]), { repeated: false, posted: [50] });
      assert.deepEqual(await store.settle(space, "a", [usd(20)]), { repeated: true, posted: [50] });
      assert.deepEqual(await standingIn(store, space, "budget", "usd"), [50, 0, 30]);
      await store.settle(space, "b", []);
      assert.deepEqual(await standingIn(store, space, "budget", "usd"), [20, 0, 0]);
      assert.deepEqual(await store.pending(space), []);
    },
  },
  {
    name: "expiry: a hold that was settled in time does not expire",
    async run(setting) {
      const { store, space, advance } = setting;
      await store.hold(space, "a", holdOf(setting, 60, 100, { ttlMs: 60 }));
      await store.settle(space, "a", [usd(20)]);
      await advance(120);
      assert.deepEqual(await standingIn(store, space, "budget", "usd"), [20, 0, 0]);
    },
  },
  {
    name: "expiry: a hold whose book has gone takes nothing from the next book of that name",
    async run(setting) {
      const { store, space, advance } = setting;
      const entries = [{ ...usd(60), keepMs: 60 }];
      await store.hold(space, "a", holdOf(setting, 0, 100, { entries, ttlMs: 50 }));
      await store.hold(space, "b", holdOf(setting, 0, 200, { entries, ttlMs: 50 }));
      await advance(150);
      await store.settle(space, "other", [usd(5)]);
      await store.settle(space, "a", [usd(20)]);
      assert.deepEqual(await standingIn(store, space, "budget", "usd"), [25, 0, 0]);
    },
  },
  {
    name: "expiry: 1,200 holds whose time is up together are all posted",
    async run(setting) {
      const { store, space, advance } = setting;
      const hold = holdOf(setting, 1, Number.POSITIVE_INFINITY, { ttlMs: 3000 });
      await Promise.all(Array.from({ length: 1200 }, (_, index) => store.hold(space, `id ${index}`, hold)));
      assert.equal((await store.pending(space)).length, 1000);
      await advance(3500);
      assert.deepEqual(await standingIn(store, space, "budget", "usd"), [1200, 0, 1200]);
    },
  },
];
