import fc from "fast-check";
import { expect, it } from "vitest";
import { type JsonVote, majorityOf, saysSame } from "./fields.ts";

function votes(...values: readonly unknown[]): JsonVote[] {
  return values.map((value, member) => ({ member, value, strength: 0.5, tieBreak: `m${member}` }));
}

it("assembles what most say of each field, though nobody says all of it", () => {
  const found = majorityOf(
    votes(
      { name: "Ada", born: 1815, died: 1850 },
      { name: "Ada", born: 1816, died: 1852 },
      { name: "Ida", born: 1815, died: 1852 },
    ),
    0,
  );
  expect(found.value).toEqual({ name: "Ada", born: 1815, died: 1852 });
  expect(found.share).toBeCloseTo(2 / 3);
  expect(found.lead).toBe(1);
  expect([...found.scores.values()].map((score) => Math.round(score * 3))).toEqual([2, 2, 2]);
});

it("goes into objects, and takes lists whole", () => {
  const found = majorityOf(
    votes({ a: { b: 1, c: [1, 2] } }, { a: { b: 1, c: [2, 1] } }, { a: { b: 2, c: [2, 1] } }),
    0,
  );
  expect(found.value).toEqual({ a: { b: 1, c: [2, 1] } });
});

it("leaves out a field that most leave out", () => {
  expect(majorityOf(votes({ a: 1 }, { a: 1, b: 2 }, { a: 1 }), 0).value).toEqual({ a: 1 });
});

it("takes numbers within the tolerance and texts but for case for the same", () => {
  const found = majorityOf(votes({ x: 2.5, y: "Paris" }, { x: 2.501, y: "paris." }, { x: 9, y: "Rome" }), 0.001);
  expect(found.value).toEqual({ x: 2.5, y: "Paris" });
});

it("is not led astray by a field that is called __proto__", () => {
  const value: unknown = JSON.parse('{"__proto__": {"admin": true}, "a": 1}');
  const found = majorityOf(votes(value, value), 0);
  expect(JSON.stringify(found.value)).toBe('{"__proto__":{"admin":true},"a":1}');
  expect(Object.getPrototypeOf(found.value)).toBe(Object.prototype);
});

it("says what all say, whatever it is, with full agreement", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.integer({ min: 1, max: 5 }), (value, count) => {
      const found = majorityOf(votes(...Array.from({ length: count }, () => value)), 0);
      expect(saysSame(found.value, value)).toBe(true);
      // An object without fields asks nothing.
      if (JSON.stringify(value) !== "{}") expect(found.share).toBeGreaterThanOrEqual(0);
    }),
  );
});
