import fc from "fast-check";
import { expect, it } from "vitest";
import { LruMap } from "./lru-map.ts";

it("forgets the entry that was written longest ago once it is full", () => {
  const map = new LruMap<number>(2);
  map.set("a", 1);
  map.set("b", 2);
  map.set("a", 3);
  map.set("c", 4);
  expect([...map.entries()]).toEqual([
    ["a", 3],
    ["c", 4],
  ]);
  map.delete("a");
  expect([map.peek("a"), map.peek("c"), map.size]).toEqual([undefined, 4, 1]);
});

it("never holds more than its capacity, and always what was written last", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.array(fc.nat(20)), (capacity, keys) => {
      const map = new LruMap<number>(capacity);
      for (const [moment, key] of keys.entries()) {
        map.set(String(key), moment);
        expect(map.peek(String(key))).toBe(moment);
        expect(map.size).toBeLessThanOrEqual(capacity);
      }
    }),
  );
});
