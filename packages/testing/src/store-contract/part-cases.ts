import assert from "node:assert/strict";
import type { BookSnapshot, CounterValue, StateStore } from "@overture/core/store";
import type { StoreCaseSketch } from "./store-case.ts";

const one = { book: "book", counter: "counter", by: 1 };

/** More parts than any case has, so that one that never ends is found out. */
const mostParts = 100;

async function adds(store: StateStore, space: string, names: readonly string[]): Promise<void> {
  for (const counter of names) await store.add(space, [{ ...one, counter }]);
}

/** Reads a book part by part, and gives all of it. */
async function readParts(
  store: StateStore,
  space: string,
  { since, most }: { readonly since?: string | undefined; readonly most: number },
  between: (part: BookSnapshot) => Promise<void> = async () => undefined,
): Promise<{ readonly counters: Map<string, CounterValue>; readonly parts: readonly BookSnapshot[] }> {
  const counters = new Map<string, CounterValue>();
  const parts: BookSnapshot[] = [];
  let before: string | undefined;
  do {
    const [part] = await store.read(space, [{ book: "book", since, most, before }]);
    assert.ok(part && parts.length < mostParts, "the parts come to an end");
    for (const [name, value] of part.counters) if (!counters.has(name)) counters.set(name, value);
    parts.push(part);
    before = part.rest;
    await between(part);
  } while (before !== undefined);
  return { counters, parts };
}

/** Reading a large book in parts. */
export const partCases: readonly StoreCaseSketch[] = [
  {
    name: "parts: a book is read in parts, what changed last first, and nothing is left out",
    async run({ store, space }) {
      const names = Array.from({ length: 50 }, (_, index) => `counter ${index}`);
      await adds(store, space, names);
      await adds(store, space, ["counter 3"]);
      const { counters, parts } = await readParts(store, space, { most: 7 });
      assert.equal(counters.size, 50);
      assert.ok(parts.length >= 7 && parts.every(({ whole }) => !whole));
      assert.deepEqual(parts[0]?.counters.get("counter 3"), { posted: 2, held: 0, unknown: 0 });
      assert.ok(parts[0]?.counters.has("counter 49") && !parts[0].counters.has("counter 10"));
    },
  },
  {
    name: "parts: a book that fits is whole, and has no rest",
    async run({ store, space }) {
      await adds(store, space, ["a", "b"]);
      const { parts } = await readParts(store, space, { most: 2 });
      assert.deepEqual(
        parts.map(({ whole, rest, counters }) => [whole, rest, counters.size]),
        [[true, undefined, 2]],
      );
    },
  },
  {
    name: "parts: what changed together is not torn apart, or left out, however much it is",
    async run({ store, space }) {
      const many = Array.from({ length: 30 }, (_, index) => ({ ...one, counter: `counter ${index}` }));
      await store.add(space, many);
      await store.add(space, many);
      assert.equal((await readParts(store, space, { most: 4 })).counters.size, 30);
    },
  },
  {
    name: "parts: what changes while a book is read in parts comes with the next read since the first part",
    async run({ store, space }) {
      const names = Array.from({ length: 12 }, (_, index) => `counter ${index}`);
      await adds(store, space, names);
      const { counters, parts } = await readParts(store, space, { most: 5 }, async () =>
        adds(store, space, ["counter 0", "new"]),
      );
      const [later] = await store.read(space, [{ book: "book", since: parts[0]?.version }]);
      for (const [name, value] of later?.counters ?? []) counters.set(name, value);
      assert.equal(counters.size, 13);
      assert.equal(counters.get("counter 0")?.posted, 1 + parts.length);
      assert.equal(counters.get("new")?.posted, parts.length);
    },
  },
  {
    name: "parts: what changed since a version is read in parts as well, with what is held",
    async run({ store, space, now }) {
      await adds(store, space, ["before"]);
      const since = (await store.read(space, [{ book: "book" }]))[0]?.version;
      await adds(store, space, ["a", "b", "c"]);
      const entries = [{ ...one, counter: "d", by: 5 }];
      await store.hold(space, "id", { entries, guards: [], ttlMs: 60_000, validUntil: now() + 10_000 });
      const { counters } = await readParts(store, space, { since, most: 2 });
      assert.deepEqual([...counters.keys()].sort(), ["a", "b", "c", "d"]);
      assert.deepEqual(counters.get("d"), { posted: 0, held: 5, unknown: 0 });
    },
  },
];
