import { expect, it } from "vitest";
import { areVectors, cosine, meanOf } from "./embed-texts.ts";

it("knows vectors when it sees them", () => {
  expect(areVectors([new Float32Array([1, 2]), [3, 4]], 2)).toBe(true);
  for (const odd of [
    undefined,
    [],
    [[1]],
    [[1, 2]],
    [[1, 2], [3]],
    [
      [1, 2],
      [3, Number.NaN],
    ],
    [[1, 2], "ab"],
  ]) {
    expect(areVectors(odd, 2), JSON.stringify(odd)).toBe(false);
  }
});

it("measures likeness by angle, from wherever it is asked to", () => {
  expect(cosine([1, 0], [2, 0])).toBe(1);
  expect(cosine([1, 0], [0, 3])).toBe(0);
  expect(cosine([1, 0], [0, 0])).toBe(0);
  expect(cosine([2, 1], [1, 2], [1, 1])).toBe(0);
});

it("finds the middle of vectors, each counted alike", () => {
  expect(
    meanOf([
      [10, 0],
      [0, 1],
    ]),
  ).toEqual([0.5, 0.5]);
  expect(meanOf([])).toEqual([]);
});
