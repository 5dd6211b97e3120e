import { expect, it } from "vitest";
import { recordedSet, setDescriptions } from "./recorded-sets.ts";

it("names every set, and every model of a pool, once", () => {
  const names = setDescriptions.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { pool = [] } of setDescriptions) expect(new Set(pool).size).toBe(pool.length);
});

it("knows no set of another name", () => {
  expect(() => recordedSet("nowhere", "nothing")).toThrow('no recorded set "nothing"');
});
