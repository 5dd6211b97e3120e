import type { StateStore } from "@overture/core/store";
import { expect, it } from "vitest";
import { storeFailuresOf } from "../../test/spoilt-store.ts";

const spoilt: readonly (readonly [string, string, (store: StateStore) => Partial<StateStore>])[] = [
  [
    "has numbers of its own",
    "shared: what one adds",
    (store) => {
      const own = Math.random();
      return {
        add: (space, list) => store.add(space + own, list),
        read: (space, books) => store.read(space + own, books),
      };
    },
  ],
  [
    "counts again after a break",
    "reconnects: after a break",
    (store) => ({ settle: (space, id, entries) => store.settle(space, id + Math.random(), entries) }),
  ],
  [
    "cannot be closed twice",
    "close: it may be called",
    () => {
      let closed = false;
      return {
        close: async () => {
          if (closed) throw new Error("closed");
          closed = true;
        },
      };
    },
  ],
];

it.each(spoilt)("sees a store that %s", async (_, name, spoil) => {
  expect(await storeFailuresOf(name, spoil)).not.toEqual([]);
});
