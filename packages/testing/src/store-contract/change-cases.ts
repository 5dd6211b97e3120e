import assert from "node:assert/strict";
import { countersOf, postedIn } from "./reading.ts";
import type { StoreCaseSketch } from "./store-case.ts";

const one = { book: "book", counter: "counter", by: 1 };

/** Counting once, and reading only what changed. */
export const changeCases: readonly StoreCaseSketch[] = [
  {
    name: "once: what is sent again is not counted again, and said to be a repeat",
    async run({ store, space }) {
      const additions = [{ ...one, once: "a" }, { ...one, counter: "other", once: "a" }, one];
      assert.deepEqual(await store.add(space, additions), { repeated: [] });
      assert.deepEqual(await store.add(space, [...additions, { ...one, by: 10, once: "b" }]), { repeated: ["a"] });
      assert.equal(await postedIn(store, space, "book", "counter"), 13);
      assert.equal(await postedIn(store, space, "book", "other"), 1);
    },
  },
  {
    name: "once: of 20 at the same time one counts",
    async run({ store, space }) {
      const results = await Promise.all(Array.from({ length: 20 }, () => store.add(space, [{ ...one, once: "a" }])));
      assert.equal(results.filter(({ repeated }) => repeated.length === 0).length, 1);
      assert.equal(await postedIn(store, space, "book", "counter"), 1);
    },
  },
  {
    name: "once: another space has seen nothing",
    async run({ store, space }) {
      await store.add(space, [{ ...one, once: "a" }]);
      assert.deepEqual(await store.add(`${space}2`, [{ ...one, once: "a" }]), { repeated: [] });
    },
  },
  {
    name: "changes: a read since a version gives what changed since, and nothing if nothing did",
    async run({ store, space }) {
      await store.add(space, [one, { ...one, counter: "other" }]);
      const [first] = await store.read(space, [{ book: "book" }]);
      const [same] = await store.read(space, [{ book: "book", since: first?.version }]);
      assert.deepEqual([same?.whole, same?.counters.size, same?.version], [false, 0, first?.version]);
      await store.add(space, [{ ...one, by: 4 }]);
      const [changed] = await store.read(space, [{ book: "book", since: first?.version }]);
      assert.deepEqual([changed?.whole, countersOf(changed)], [false, { counter: [5, 0, 0] }]);
      assert.notEqual(changed?.version, first?.version);
    },
  },
  {
    name: "changes: holds, settlements and expiries are changes",
    async run({ store, space, now, advance }) {
      await store.add(space, [one, { ...one, counter: "other" }]);
      let since = (await store.read(space, [{ book: "book" }]))[0]?.version;
      const next = async (): Promise<unknown> => {
        const [snapshot] = await store.read(space, [{ book: "book", since }]);
        since = snapshot?.version;
        return countersOf(snapshot);
      };
      const hold = { entries: [{ ...one, by: 5 }], guards: [], ttlMs: 80, validUntil: now() + 10_000 };
      await store.hold(space, "a", hold);
      assert.deepEqual(await next(), { counter: [1, 5, 0] });
      await store.settle(space, "a", [{ ...one, by: 3 }]);
      assert.deepEqual(await next(), { counter: [4, 0, 0] });
      await store.hold(space, "b", hold);
      await next();
      await advance(160);
      assert.deepEqual(await next(), { counter: [9, 0, 5] });
    },
  },
  {
    name: "changes: a version that means nothing gives the whole book",
    async run({ store, space }) {
      await store.add(space, [one]);
      const [snapshot] = await store.read(space, [{ book: "book", since: "no version of this store" }]);
      assert.deepEqual([snapshot?.whole, countersOf(snapshot)], [true, { counter: [1, 0, 0] }]);
    },
  },
  {
    name: "changes: a book of 10,000 counters is written, read whole, and then only where it changed",
    async run({ store, space }) {
      for (const part of [0, 1])
        await store.add(
          space,
          Array.from({ length: 5000 }, (_, index) => ({
            ...one,
            counter: `counter ${part * 5000 + index}`,
            by: index,
          })),
        );
      const [whole] = await store.read(space, [{ book: "book" }]);
      assert.equal(whole?.counters.size, 10_000);
      assert.equal(whole?.counters.get("counter 9999")?.posted, 4999);
      await store.add(space, [{ ...one, counter: "counter 17" }]);
      const [changed] = await store.read(space, [{ book: "book", since: whole?.version }]);
      assert.equal(changed?.counters.size, 1);
      assert.deepEqual(countersOf(changed), { "counter 17": [18, 0, 0] });
    },
  },
];
