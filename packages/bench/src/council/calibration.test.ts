import { expect, it } from "vitest";
import { calibrationError, rises, tenthsOf } from "./calibration.ts";

const marks = (agreement: number, right: number, wrong: number) => [
  ...Array.from({ length: right }, () => ({ agreement, right: true })),
  ...Array.from({ length: wrong }, () => ({ agreement, right: false })),
];

it("puts answers into tenths, all of which agree into the last", () => {
  const tenths = tenthsOf([...marks(0.6, 6, 4), ...marks(1, 9, 1), ...marks(0.3, 0, 2)]);
  expect(tenths.map(({ from, count, accuracy }) => [from, count, accuracy])).toEqual([
    [0.3, 2, 0],
    [0.6, 10, 0.6],
    [0.9, 10, 0.9],
  ]);
});

it("measures how far accuracy lies from agreement", () => {
  expect(calibrationError(tenthsOf([...marks(0.6, 6, 4), ...marks(1, 9, 1)]))).toBeCloseTo(0.05);
});

it("sees whether accuracy rises, where there are enough answers to tell", () => {
  expect(rises(tenthsOf([...marks(0.4, 80, 120), ...marks(0.8, 150, 50)]))).toBe(true);
  expect(rises(tenthsOf([...marks(0.4, 150, 50), ...marks(0.8, 80, 120)]))).toBe(false);
  expect(rises(tenthsOf([...marks(0.4, 5, 0), ...marks(0.8, 80, 120)]))).toBe(true);
});
