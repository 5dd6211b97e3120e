import type { StateStore } from "@overture/core/store";
import { expect, it } from "vitest";
import { storeFailuresOf } from "../../test/spoilt-store.ts";

const spoilt: readonly (readonly [string, string, (store: StateStore) => Partial<StateStore>])[] = [
  [
    "takes as often as it is told",
    "takes: what is sent again",
    (store) => ({ take: (space, id, request) => store.take(space, id + Math.random(), request) }),
  ],
  [
    "refuses corrections",
    "takes: a correction",
    (store) => ({
      take: (space, id, { takes }) =>
        store.take(space, id, {
          takes: takes.map((take) => ({ ...take, cost: Math.abs(take.cost), correction: false })),
        }),
    }),
  ],
  [
    "takes one after the other",
    "takes: several buckets",
    (store) => ({
      take: async (space, id, { takes }) => {
        for (const [index, take] of takes.entries()) {
          const result = await store.take(space, `${id} ${index}`, { takes: [take] });
          if (!result.admitted) return result;
        }
        return { admitted: true };
      },
    }),
  ],
  [
    "counts every take as one",
    "takes: takes of any size",
    (store) => ({
      take: (space, id, { takes }) => store.take(space, id, { takes: takes.map((take) => ({ ...take, cost: 1 })) }),
    }),
  ],
];

it.each(spoilt)("sees a store that %s", async (_, name, spoil) => {
  expect(await storeFailuresOf(name, spoil)).not.toEqual([]);
});
