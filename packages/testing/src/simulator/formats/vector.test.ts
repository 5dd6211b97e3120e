import { expect, it } from "vitest";
import { vectorOf } from "./vector.ts";

it("gives the same vector of length 1 for the same seed, and another for another", () => {
  const vector = vectorOf("cat", 16);
  expect(vector).toHaveLength(16);
  expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
  expect(vectorOf("cat", 16)).toEqual(vector);
  expect(vectorOf("dog", 16)).not.toEqual(vector);
});
