import fc from "fast-check";
import { expect, it } from "vitest";
import { chancesToBeFirst, type SpreadValue } from "./chances-to-be-first.ts";
import { normalBelow } from "./standard-normal.ts";

const wide = (mean: number, deviation: number): SpreadValue => ({ low: -100, high: 100, mean, deviation });
const certain = (value: number): SpreadValue => ({ low: value, high: value, mean: value, deviation: 0 });

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

it("is certain of one alone, and shares out evenly what is alike", () => {
  expect(chancesToBeFirst([])).toEqual([]);
  expect(chancesToBeFirst([wide(0, 1)])[0]).toBeCloseTo(1, 9);
  for (const chance of chancesToBeFirst([wide(1, 2), wide(1, 2), wide(1, 2)])) expect(chance).toBeCloseTo(1 / 3, 8);
});

it("is the textbook's for two: the difference of two normal values is one itself", () => {
  const [first, second] = chancesToBeFirst([wide(1, 0.6), wide(0.4, 0.8)]);
  const expected = normalBelow((1 - 0.4) / Math.hypot(0.6, 0.8));
  expect(first).toBeCloseTo(expected, 8);
  expect(second).toBeCloseTo(1 - expected, 8);
});

it("takes the highest of what is certain, and of equal ones the first", () => {
  expect(chancesToBeFirst([certain(1), certain(3), certain(2)])).toEqual([0, 1, 0]);
  expect(chancesToBeFirst([certain(1), certain(2), certain(2)])).toEqual([0, 1, 0]);
});

it("holds a certain value against one that is spread", () => {
  const [spread, fixed] = chancesToBeFirst([wide(0, 1), certain(0.5)]);
  expect(spread).toBeCloseTo(1 - normalBelow(0.5), 8);
  expect(fixed).toBeCloseTo(normalBelow(0.5), 8);
});

it("counts what is cut off at the ends, where the first of equal ones wins", () => {
  const cut: SpreadValue = { low: 0, high: 1, mean: 1.2, deviation: 0.4 };
  const atTop = 1 - normalBelow((1 - 1.2) / 0.4);
  const [first, second] = chancesToBeFirst([cut, cut]);
  // Both at the top, and the first only there: what is left is shared out evenly.
  const tie = atTop * atTop;
  const bottom = normalBelow((0 - 1.2) / 0.4) ** 2;
  const even = (1 - tie - bottom) / 2;
  expect(first).toBeCloseTo(even + tie + bottom, 8);
  expect(second).toBeCloseTo(even, 8);
});

it("stays right where one value is known a million times better than another", () => {
  const [sharp, blunt] = chancesToBeFirst([wide(0.3, 1e-6), wide(0, 1)]);
  expect(sharp).toBeCloseTo(normalBelow(0.3), 7);
  expect(blunt).toBeCloseTo(1 - normalBelow(0.3), 7);
});

it("always adds up to one", () => {
  const value = fc
    .record({
      low: fc.double({ min: -1, max: 1, noNaN: true }),
      width: fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 2, noNaN: true })),
      at: fc.double({ min: -0.2, max: 1.2, noNaN: true }),
      deviation: fc.oneof(fc.constant(0), fc.double({ min: 1e-5, max: 2, noNaN: true })),
    })
    .map(({ low, width, at, deviation }): SpreadValue => {
      if (deviation === 0 || width === 0) return certain(low + width * Math.min(1, Math.max(0, at)));
      return { low, high: low + width, mean: low + width * at, deviation };
    });
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 8 }), (values) => {
      const chances = chancesToBeFirst(values);
      for (const chance of chances) expect(chance).toBeGreaterThanOrEqual(0);
      expect(Math.abs(sum(chances) - 1)).toBeLessThan(1e-6);
    }),
    { numRuns: 200 },
  );
});
