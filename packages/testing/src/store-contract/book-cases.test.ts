import type { StateStore } from "@overture/core/store";
import { expect, it } from "vitest";
import { storeFailuresOf } from "../../test/spoilt-store.ts";

const spoilt: readonly (readonly [string, string, (store: StateStore) => Partial<StateStore>])[] = [
  [
    "rounds",
    "books: large numbers",
    (store) => ({
      add: (space, list) =>
        store.add(
          space,
          list.map((entry) => ({ ...entry, by: Math.fround(entry.by) })),
        ),
    }),
  ],
  [
    "has one space only",
    "books: nothing is added to other",
    (store) => ({ add: (_, list) => store.add("s", list), read: (_, books) => store.read("s", books) }),
  ],
  [
    "keeps every book",
    "books: a book is kept",
    (store) => ({
      add: (space, list) =>
        store.add(
          space,
          list.map((entry) => ({ ...entry, keepMs: undefined })),
        ),
    }),
  ],
  [
    "takes names for alike",
    "books: names may be odd",
    (store) => ({
      add: (space, list) =>
        store.add(
          space,
          list.map((entry) => ({ ...entry, counter: entry.counter.normalize() })),
        ),
    }),
  ],
  [
    "takes what it is given",
    "books: what makes no sense",
    (store) => ({
      add: (space, list) =>
        store.add(
          space,
          list.filter(({ by }) => Number.isFinite(by)),
        ),
    }),
  ],
];

it.each(spoilt)("sees a store that %s", async (_, name, spoil) => {
  expect(await storeFailuresOf(name, spoil)).not.toEqual([]);
});
