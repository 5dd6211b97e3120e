import assert from "node:assert/strict";
import { type Random, seededRandom } from "@overture/core";
import { memoryStore, type StateStore, systemClock } from "@overture/core/store";
import { countersOf } from "./reading.ts";
import type { StoreCaseSketch } from "./store-case.ts";

const seeds = [1, 2, 3];
const steps = 250;

/** Random histories, against the store in memory. */
export const historyCases: readonly StoreCaseSketch[] = seeds.map((seed) => ({
  name: `history: ${steps} random operations end as in memory (seed ${seed})`,
  async run({ store, space, now }) {
    const model = memoryStore({ clock: { ...systemClock, now } });
    const random = seededRandom(seed);
    for (let step = 0; step < steps; step += 1) {
      const operation = randomOperation(random, space, now() + 60_000);
      const [expected, actual] = [await operation(model), await operation(store)];
      assert.deepEqual(actual, expected, `step ${step}`);
    }
    const books = ["a", "b", "c"].map((book) => ({ book }));
    const [expected, actual] = [await model.read(space, books), await store.read(space, books)];
    assert.deepEqual(actual.map(countersOf), expected.map(countersOf));
    const ids = async (each: StateStore): Promise<string[]> => (await each.pending(space)).map(({ id }) => id).sort();
    assert.deepEqual(await ids(store), await ids(model));
  },
}));

/** The same operation for both, drawn once. */
function randomOperation(random: Random, space: string, validUntil: number): (store: StateStore) => Promise<unknown> {
  const upTo = (limit: number): number => Math.floor(random() * limit);
  const name = (names: string): string => names[upTo(names.length)] ?? "a";
  const id = `id ${upTo(30)}`;
  const entries = Array.from({ length: 1 + upTo(3) }, () => ({ book: name("abc"), counter: name("xy"), by: upTo(50) }));
  switch (upTo(3)) {
    case 0: {
      const once = upTo(2) === 0 ? `once ${upTo(10)}` : undefined;
      const additions = entries.map((entry) => ({ ...entry, by: entry.by / 8, once }));
      return async (store) => (await store.add(space, additions)).repeated;
    }
    case 1: {
      const guards = [{ book: name("abc"), counter: name("xy"), limit: 100 + upTo(300) }];
      return (store) => store.hold(space, id, { entries, guards, ttlMs: 600_000, validUntil });
    }
    default:
      return (store) => store.settle(space, id, entries);
  }
}
