import type { StateStore } from "@overture/core/store";
import { expect, it } from "vitest";
import { storeFailuresOf } from "../../test/spoilt-store.ts";

const spoilt: readonly (readonly [string, string, (store: StateStore) => Partial<StateStore>])[] = [
  [
    "looks at no limits",
    "holds: of 60 at once",
    (store) => ({ hold: (space, id, hold) => store.hold(space, id, { ...hold, guards: [] }) }),
  ],
  [
    "takes late holds",
    "holds: one that arrives after",
    (store) => ({ hold: (space, id, hold) => store.hold(space, id, { ...hold, validUntil: Number.MAX_VALUE }) }),
  ],
  [
    "holds every time it is told",
    "holds: a hold that is sent again",
    (store) => ({ hold: (space, id, hold) => store.hold(space, id + Math.random(), hold) }),
  ],
  [
    "holds a part",
    "holds: several budgets",
    (store) => ({ hold: (space, id, hold) => store.hold(space, id, { ...hold, entries: hold.entries.slice(1) }) }),
  ],
  [
    "rounds limits",
    "holds: limits are kept to the unit",
    (store) => ({
      hold: (space, id, hold) =>
        store.hold(space, id, {
          ...hold,
          guards: hold.guards.map((guard) => ({ ...guard, limit: guard.limit * (1 + 1e-15) })),
        }),
    }),
  ],
];

it.each(spoilt)("sees a store that %s", async (_, name, spoil) => {
  expect(await storeFailuresOf(name, spoil)).not.toEqual([]);
});
