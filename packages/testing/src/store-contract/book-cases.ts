import assert from "node:assert/strict";
import { countersOf, postedIn } from "./reading.ts";
import type { StoreCaseSketch } from "./store-case.ts";

const one = { book: "book", counter: "counter", by: 1 };

/** Adding and reading. */
export const bookCases: readonly StoreCaseSketch[] = [
  {
    name: "books: what is added is read, and nothing is in a book that nobody wrote",
    async run({ store, space }) {
      await store.add(space, [one, one, { ...one, counter: "other", by: -2.5 }, { ...one, book: "second", by: 7 }]);
      const [book, second, none] = await store.read(space, [{ book: "book" }, { book: "second" }, { book: "none" }]);
      assert.deepEqual(countersOf(book), { counter: [2, 0, 0], other: [-2.5, 0, 0] });
      assert.deepEqual(countersOf(second), { counter: [7, 0, 0] });
      assert.deepEqual([none?.whole, none?.counters.size], [true, 0]);
    },
  },
  {
    name: "books: nothing is added to other spaces",
    async run({ store, space }) {
      await store.add(space, [one]);
      await store.add(`${space}2`, [{ ...one, by: 5 }]);
      assert.equal(await postedIn(store, space, "book", "counter"), 1);
    },
  },
  {
    name: "books: 200 additions at once all count",
    async run({ store, space }) {
      await Promise.all(
        Array.from({ length: 200 }, () => store.add(space, [one, { ...one, counter: "other", by: 2 }])),
      );
      assert.equal(await postedIn(store, space, "book", "counter"), 200);
      assert.equal(await postedIn(store, space, "book", "other"), 400);
    },
  },
  {
    name: "books: names may be odd",
    async run({ store, space }) {
      const names = [
        "__proto__",
        "constructor",
        "}{",
        "{a}",
        " ",
        "\u0000",
        "\n",
        "1",
        "01",
        "🎼",
        "é",
        "e\u0301",
        ":",
        "x".repeat(512),
      ];
      for (const book of names)
        await store.add(
          space,
          names.map((counter, index) => ({ book, counter, by: index + 1 })),
        );
      for (const snapshot of await store.read(
        space,
        names.map((book) => ({ book })),
      ))
        assert.deepEqual(
          [...snapshot.counters].sort(byName),
          names.map((name, index) => [name, value(index + 1)] as const).sort(byName),
        );
      for (const odd of names.slice(0, -1)) {
        await store.add(`${space}${odd}`, [one]);
        assert.equal(
          await postedIn(store, `${space}${odd}`, "book", "counter"),
          1,
          `in a space with ${JSON.stringify(odd)}`,
        );
      }
    },
  },
  {
    name: "books: large numbers, tiny ones and fractions add as numbers do",
    async run({ store, space }) {
      const sums: Record<string, readonly number[]> = {
        large: [2 ** 53 - 2, 1],
        negative: [-(2 ** 53 - 2), -1],
        tiny: [1e-20, 1e-20, 2.5e-300],
        huge: [1e300, -3e299],
        fractions: [0.1, 0.2, 1 / 3],
        weights: [2 ** 31.7, 2 ** -20.3],
      };
      for (const [counter, numbers] of Object.entries(sums))
        for (const by of numbers) await store.add(space, [{ book: "book", counter, by }]);
      for (const [counter, numbers] of Object.entries(sums))
        assert.equal(
          await postedIn(store, space, "book", counter),
          numbers.reduce((sum, by) => sum + by, 0),
          counter,
        );
    },
  },
  {
    name: "books: a book is kept as long as its entries say, and begins anew after that",
    async run({ store, space, advance }) {
      await store.add(space, [
        { ...one, keepMs: 60 },
        { ...one, book: "longer", keepMs: 60_000 },
      ]);
      await store.add(space, [{ ...one, book: "longer", keepMs: 60 }]);
      const [before] = await store.read(space, [{ book: "book" }]);
      await advance(120);
      assert.equal(await postedIn(store, space, "book", "counter"), 0);
      assert.equal(await postedIn(store, space, "longer", "counter"), 2);
      await store.add(space, [{ ...one, counter: "new", keepMs: 60_000 }]);
      const [anew] = await store.read(space, [{ book: "book", since: before?.version }]);
      assert.equal(anew?.whole, true, "what is left of an older book's version must not hide what is new");
      assert.deepEqual(countersOf(anew), { new: [1, 0, 0] });
    },
  },
  {
    name: "books: what makes no sense is refused, and nothing of it is counted",
    async run({ store, space }) {
      for (const by of [Number.NaN, Number.POSITIVE_INFINITY])
        await assert.rejects(store.add(space, [one, { ...one, by }]), RangeError);
      await assert.rejects(store.add(space, [one, { ...one, counter: "" }]), RangeError);
      await assert.rejects(store.add(space, [one, { ...one, counter: "\ud800" }]), RangeError);
      await assert.rejects(store.settle(space, "id", [one, { ...one, by: 0.5 }]), RangeError);
      assert.equal(await postedIn(store, space, "book", "counter"), 0);
    },
  },
];

function value(posted: number): { readonly posted: number; readonly held: number; readonly unknown: number } {
  return { posted, held: 0, unknown: 0 };
}

function byName([first]: readonly [string, unknown], [second]: readonly [string, unknown]): number {
  return first < second ? -1 : 1;
}
