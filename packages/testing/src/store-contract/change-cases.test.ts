import type { StateStore } from "@overture/core/store";
import { expect, it } from "vitest";
import { storeFailuresOf } from "../../test/spoilt-store.ts";

const spoilt: readonly (readonly [string, string, (store: StateStore) => Partial<StateStore>])[] = [
  [
    "counts again what was sent once",
    "once: what is sent again",
    (store) => ({
      add: (space, list) =>
        store.add(
          space,
          list.map(({ once: _, ...entry }) => entry),
        ),
    }),
  ],
  [
    "does not tell repeats",
    "once: of 20",
    (store) => ({
      add: async (space, list) => {
        await store.add(space, list);
        return { repeated: [] };
      },
    }),
  ],
  [
    "gives whole books only",
    "changes: a read since",
    (store) => ({
      read: (space, books) =>
        store.read(
          space,
          books.map(({ book }) => ({ book })),
        ),
    }),
  ],
  [
    "loses half of a large book",
    "changes: a book of 10,000",
    (store) => ({ add: (space, list) => store.add(space, list.slice(0, 2500)) }),
  ],
];

it.each(spoilt)("sees a store that %s", async (_, name, spoil) => {
  expect(await storeFailuresOf(name, spoil)).not.toEqual([]);
});
