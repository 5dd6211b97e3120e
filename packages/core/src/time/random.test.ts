import { expect, it } from "vitest";
import { newId, seededRandom } from "./index.ts";

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

it("makes ids that differ", () => {
  const random = seededRandom(1);
  const ids = new Set(Array.from({ length: 10_000 }, () => newId("ovt_", random)));
  expect(ids.size).toBe(10_000);
  expect([...ids][0]).toMatch(/^ovt_[0-9a-z]{20}$/);
});
