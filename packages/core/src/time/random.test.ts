import { expect, it } from "vitest";
import { seededRandom, systemRandom } from "./random.ts";

it("gives the same numbers for the same seed, and others for another", () => {
  const [first, again, other] = [seededRandom("a"), seededRandom("a"), seededRandom("b")];
  const numbers = Array.from({ length: 100 }, () => first());
  expect(Array.from({ length: 100 }, () => again())).toEqual(numbers);
  expect(Array.from({ length: 100 }, () => other())).not.toEqual(numbers);
});

it("spreads its numbers evenly over [0, 1)", () => {
  const random = seededRandom(7);
  const bins = new Array<number>(10).fill(0);
  for (let draw = 0; draw < 100_000; draw += 1) {
    const value = random();
    expect(value >= 0 && value < 1).toBe(true);
    bins[Math.floor(value * 10)] = (bins[Math.floor(value * 10)] ?? 0) + 1;
  }
  for (const count of bins) expect(Math.abs(count - 10_000)).toBeLessThan(400);
});

it("draws the platform's chance only when it is called", () => {
  const values = Array.from({ length: 1000 }, systemRandom);
  expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
  expect(new Set(values).size).toBeGreaterThan(990);
});
