import assert from "node:assert/strict";
import type { Take, TakeResult } from "@overture/core/store";
import type { StoreCaseSketch } from "./store-case.ts";

/** So slow that nothing flows in while a case runs. */
const slow: Take = { bucket: "bucket", perMinute: 0.6, burst: 3, cost: 1 };
const unitMs = 60_000 / 0.6;

function waitOf(result: TakeResult): number {
  return result.admitted || result.reason === "late" ? 0 : result.retryAfterMs;
}

/** Rate limits. */
export const takeCases: readonly StoreCaseSketch[] = [
  {
    name: "takes: a burst goes through, and what is over it is told how long to wait",
    async run({ store, space }) {
      const results = [];
      for (let index = 0; index < 5; index += 1)
        results.push(await store.take(space, `id ${index}`, { takes: [slow] }));
      assert.deepEqual(
        results.map(({ admitted }) => admitted),
        [true, true, true, false, false],
      );
      for (const result of results.slice(3))
        assert.ok(Math.abs(waitOf(result) - unitMs) < 10_000, `${waitOf(result)} ms`);
    },
  },
  {
    name: "takes: what flows in can be taken",
    async run({ store, space, advance }) {
      const takes = [{ bucket: "bucket", perMinute: 300, burst: 1, cost: 1 }];
      assert.equal((await store.take(space, "a", { takes })).admitted, true);
      const refused = await store.take(space, "b", { takes });
      assert.equal(refused.admitted, false);
      await advance(Math.ceil(waitOf(refused)) + 2);
      assert.equal((await store.take(space, "b", { takes })).admitted, true);
    },
  },
  {
    name: "takes: takes of any size are admitted as the reference says",
    async run({ store, space }) {
      let used = 0;
      const burst = 1000;
      for (let index = 0; index < 120; index += 1) {
        const cost = (index * 7919) % 97;
        const { admitted } = await store.take(space, `id ${index}`, { takes: [{ ...slow, burst, cost }] });
        assert.equal(admitted, used + cost <= burst, `a take of ${cost} after ${used}`);
        if (admitted) used += cost;
      }
    },
  },
  {
    name: "takes: of 40 at once no more are admitted than fit",
    async run({ store, space }) {
      const results = await Promise.all(
        Array.from({ length: 40 }, (_, index) => store.take(space, `id ${index}`, { takes: [{ ...slow, burst: 10 }] })),
      );
      assert.equal(results.filter(({ admitted }) => admitted).length, 10);
    },
  },
  {
    name: "takes: several buckets are taken from together or not at all, and a refusal costs nothing",
    async run({ store, space }) {
      const tokens = { ...slow, bucket: "tokens", burst: 100, cost: 60 };
      assert.equal((await store.take(space, "a", { takes: [slow, tokens] })).admitted, true);
      const refused = await store.take(space, "b", { takes: [slow, tokens] });
      assert.ok(!refused.admitted && refused.reason === "limit" && refused.take === 1, JSON.stringify(refused));
      assert.equal((await store.take(space, "c", { takes: [{ ...slow, cost: 2 }] })).admitted, true);
    },
  },
  {
    name: "takes: more than a burst never fits",
    async run({ store, space }) {
      assert.deepEqual(await store.take(space, "a", { takes: [{ ...slow, cost: 4 }] }), {
        admitted: false,
        reason: "limit",
        take: 0,
        retryAfterMs: Number.POSITIVE_INFINITY,
      });
      assert.equal((await store.take(space, "b", { takes: [{ ...slow, cost: 3 }] })).admitted, true);
    },
  },
  {
    name: "takes: a correction is never refused, charges what was used and gives back what was not",
    async run({ store, space }) {
      const correct = (id: string, cost: number) =>
        store.take(space, id, { takes: [{ ...slow, cost, correction: true }] });
      await store.take(space, "a", { takes: [slow] });
      assert.deepEqual(await correct("a+", 4), { admitted: true });
      const refused = await store.take(space, "b", { takes: [slow] });
      assert.ok(Math.abs(waitOf(refused) - 3 * unitMs) < 10_000, `${waitOf(refused)} ms`);
      await correct("a-", -3);
      assert.equal((await store.take(space, "b", { takes: [slow] })).admitted, true);
      await correct("far too much", -1000);
      assert.equal((await store.take(space, "c", { takes: [{ ...slow, cost: 3 }] })).admitted, true);
      assert.equal((await store.take(space, "d", { takes: [slow] })).admitted, false);
    },
  },
  {
    name: "takes: what is sent again takes once",
    async run({ store, space }) {
      for (let index = 0; index < 5; index += 1)
        assert.equal((await store.take(space, "a", { takes: [{ ...slow, cost: 2 }] })).admitted, true);
      assert.equal((await store.take(space, "b", { takes: [slow] })).admitted, true);
      assert.equal((await store.take(space, "c", { takes: [slow] })).admitted, false);
    },
  },
  {
    name: "takes: one that arrives after its last moment takes nothing",
    async run({ store, space, now }) {
      const late = await store.take(space, "a", { takes: [{ ...slow, cost: 3 }], validUntil: now() - 2000 });
      assert.deepEqual(late, { admitted: false, reason: "late" });
      assert.equal((await store.take(space, "b", { takes: [{ ...slow, cost: 3 }] })).admitted, true);
    },
  },
];
