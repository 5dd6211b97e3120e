import { seededRandom } from "@overture/core";
import { expect, it } from "vitest";
import { shuffled } from "./shuffle.ts";

it("keeps the values and gives the same order for the same seed", () => {
  const values = Array.from({ length: 50 }, (_, index) => index);
  const first = shuffled(values, seededRandom(1));
  expect(shuffled(values, seededRandom(1))).toEqual(first);
  expect(shuffled(values, seededRandom(2))).not.toEqual(first);
  expect(first).not.toEqual(values);
  expect([...first].sort((a, b) => a - b)).toEqual(values);
});

it("puts every value in every place equally often", () => {
  const random = seededRandom(3);
  const counts = [0, 0, 0];
  for (let trial = 0; trial < 6000; trial += 1) {
    const place = shuffled(["a", "b", "c"], random).indexOf("a");
    counts[place] = (counts[place] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(150);
});
