import type { StateStore } from "@overture/core/store";
import { expect, it } from "vitest";
import { storeFailuresOf } from "../../test/spoilt-store.ts";

const spoilt: readonly (readonly [string, string, (store: StateStore) => Partial<StateStore>])[] = [
  [
    "drops what nobody settled",
    "expiry: what nobody settled",
    (store) => ({
      hold: (space, id, hold) =>
        store.hold(space, id, {
          ...hold,
          entries: hold.entries.map((entry) => ({ ...entry, onExpiry: "dropped" as const })),
        }),
    }),
  ],
  [
    "never lets a hold expire",
    "expiry: what nobody settled",
    (store) => ({ hold: (space, id, hold) => store.hold(space, id, { ...hold, ttlMs: 1e9 }) }),
  ],
  [
    "settles as often as it is told",
    "settle: it counts once",
    (store) => ({ settle: (space, id, entries) => store.settle(space, id + Math.random(), entries) }),
  ],
  [
    "posts a late settlement beside what was unknown",
    "expiry: a settlement that comes later",
    (store) => ({
      settle: async (space, id, entries) => {
        await store.add(space, entries);
        return await store.settle(space, `${id} late`, []);
      },
    }),
  ],
];

it.each(spoilt)("sees a store that %s", async (_, name, spoil) => {
  expect(await storeFailuresOf(name, spoil)).not.toEqual([]);
});
