import assert from "node:assert/strict";
import type { Hold, HoldResult } from "@overture/core/store";
import { postedIn, standingIn } from "./reading.ts";
import type { StoreCaseSketch, StoreSetting } from "./store-case.ts";

const usd = (by: number) => ({ book: "budget", counter: "usd", by });

/** A hold of so much, under a limit. */
export function holdOf(setting: StoreSetting, by: number, limit: number, changes: Partial<Hold> = {}): Hold {
  return {
    entries: [usd(by)],
    guards: [{ book: "budget", counter: "usd", limit }],
    ttlMs: 60_000,
    validUntil: setting.now() + 10_000,
    ...changes,
  };
}

/** Holding under limits. */
export const holdCases: readonly StoreCaseSketch[] = [
  {
    name: "holds: what keeps the limit is held, what does not is refused with where it stands",
    async run(setting) {
      const { store, space } = setting;
      await store.add(space, [usd(10)]);
      assert.deepEqual(await store.hold(space, "a", holdOf(setting, 60, 100)), {
        admitted: true,
        standings: [{ posted: 10, held: 60 }],
      });
      assert.deepEqual(await store.hold(space, "b", holdOf(setting, 31, 100)), {
        admitted: false,
        blockedBy: { reason: "limit", guard: 0, posted: 10, held: 60, asked: 31 },
      });
      assert.equal((await store.hold(space, "c", holdOf(setting, 30, 100))).admitted, true);
      assert.deepEqual(await standingIn(store, space, "budget", "usd"), [10, 90, 0]);
    },
  },
  {
    name: "holds: of 60 at once no more are admitted than fit",
    async run(setting) {
      const { store, space } = setting;
      const results = await Promise.all(
        Array.from({ length: 60 }, (_, index) => store.hold(space, `id ${index}`, holdOf(setting, 10, 99))),
      );
      assert.equal(results.filter(({ admitted }) => admitted).length, 9);
      assert.deepEqual(await standingIn(store, space, "budget", "usd"), [0, 90, 0]);
    },
  },
  {
    name: "holds: several budgets are held together or not at all",
    async run(setting) {
      const { store, space } = setting;
      const entries = [usd(5), { book: "day", counter: "usd", by: 5 }, { book: "now", counter: "calls", by: 1 }];
      const guards = (limit: number) => [
        { book: "budget", counter: "usd", limit: 100 },
        { book: "day", counter: "usd", limit },
        { book: "now", counter: "calls", limit: Number.POSITIVE_INFINITY },
      ];
      const refused = await store.hold(space, "a", holdOf(setting, 0, 0, { entries, guards: guards(4) }));
      assert.equal(reasonOf(refused), "limit 1");
      assert.deepEqual(await standingIn(store, space, "budget", "usd"), [0, 0, 0]);
      const admitted = await store.hold(space, "a", holdOf(setting, 0, 0, { entries, guards: guards(5) }));
      assert.deepEqual(admitted, {
        admitted: true,
        standings: [
          { posted: 0, held: 5 },
          { posted: 0, held: 5 },
          { posted: 0, held: 1 },
        ],
      });
    },
  },
  {
    name: "holds: entries on one counter are asked for together",
    async run(setting) {
      const { store, space } = setting;
      const entries = [usd(60), usd(60)];
      assert.equal(reasonOf(await store.hold(space, "a", holdOf(setting, 0, 100, { entries }))), "limit 0");
      await store.hold(space, "a", holdOf(setting, 0, 120, { entries }));
      assert.deepEqual(await standingIn(store, space, "budget", "usd"), [0, 120, 0]);
    },
  },
  {
    name: "holds: a hold that is sent again holds no more",
    async run(setting) {
      const { store, space } = setting;
      const hold = holdOf(setting, 60, 100);
      const results = await Promise.all(Array.from({ length: 10 }, () => store.hold(space, "a", hold)));
      assert.equal(results.filter(({ admitted }) => admitted).length, 10);
      assert.deepEqual(await standingIn(store, space, "budget", "usd"), [0, 60, 0]);
    },
  },
  {
    name: "holds: one that arrives after its last moment is refused and holds nothing",
    async run(setting) {
      const { store, space, now } = setting;
      const late = holdOf(setting, 1, 100, { validUntil: now() - 2000 });
      assert.equal(reasonOf(await store.hold(space, "a", late)), "late");
      assert.deepEqual(await standingIn(store, space, "budget", "usd"), [0, 0, 0]);
      assert.equal((await store.hold(space, "a", holdOf(setting, 1, 100))).admitted, true);
    },
  },
  {
    name: "holds: an id that was settled or released holds nothing any more",
    async run(setting) {
      const { store, space } = setting;
      await store.settle(space, "a", []);
      assert.equal(reasonOf(await store.hold(space, "a", holdOf(setting, 1, 100))), "ended");
      assert.deepEqual(await standingIn(store, space, "budget", "usd"), [0, 0, 0]);
    },
  },
  {
    name: "holds: limits are kept to the unit just below 2^53",
    async run(setting) {
      const { store, space } = setting;
      const limit = Number.MAX_SAFE_INTEGER;
      await store.settle(space, "before", [usd(limit - 2)]);
      assert.equal((await store.hold(space, "a", holdOf(setting, 2, limit - 1))).admitted, false);
      assert.equal((await store.hold(space, "a", holdOf(setting, 2, limit))).admitted, true);
      await store.settle(space, "a", [usd(1)]);
      assert.equal(await postedIn(store, space, "budget", "usd"), limit - 1);
    },
  },
];

/** In a word why a hold was refused, and by which guard. */
export function reasonOf(result: HoldResult): string {
  if (result.admitted) return "admitted";
  const { blockedBy } = result;
  return blockedBy.reason === "limit" ? `limit ${blockedBy.guard}` : blockedBy.reason;
}
