import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DecayedSums } from "./forward-decay.ts";

const halfLifeMs = 60_000;
const yearMs = 365 * 86_400_000;
const beganMs = 1_700_000_000_000;

interface Sample {
  readonly atMs: number;
  readonly value: number;
}

const samples = fc.array(
  fc.record({
    atMs: fc.integer({ min: 0, max: yearMs }).map((after) => beganMs + after),
    value: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { minLength: 1, maxLength: 60 },
);

function direct(all: readonly Sample[], readAtMs: number): number {
  return all.reduce((sum, { atMs, value }) => sum + value * 2 ** ((atMs - readAtMs) / halfLifeMs), 0);
}

function sumsOf(all: readonly Sample[]): DecayedSums {
  const sums = new DecayedSums(1, halfLifeMs);
  for (const { atMs, value } of all) sums.add(atMs, value);
  return sums;
}

describe("sums that forget", () => {
  it("equal direct decay to 1e-9 over a year, across landmarks, in any order", () => {
    fc.assert(
      fc.property(samples, (all) => {
        const readAtMs = Math.max(...all.map(({ atMs }) => atMs));
        expect(Math.abs(sumsOf(all).read(0, readAtMs) - direct(all, readAtMs))).toBeLessThan(1e-9);
        expect(Math.abs(sumsOf([...all].reverse()).read(0, readAtMs) - direct(all, readAtMs))).toBeLessThan(1e-9);
      }),
    );
  });

  it("merge in any order to what one node would have", () => {
    fc.assert(
      fc.property(samples, samples, (here, there) => {
        const readAtMs = Math.max(...[...here, ...there].map(({ atMs }) => atMs));
        const merged = (first: readonly Sample[], second: readonly Sample[]): number => {
          const sums = sumsOf(first);
          sums.addRaw(sumsOf(second).raw());
          return sums.read(0, readAtMs);
        };
        const together = sumsOf([...here, ...there]).read(0, readAtMs);
        expect(Math.abs(merged(here, there) - together)).toBeLessThan(1e-9);
        expect(Math.abs(merged(there, here) - together)).toBeLessThan(1e-9);
      }),
    );
  });

  it("halve what is a half-life old", () => {
    const sums = sumsOf([{ atMs: beganMs, value: 1 }]);
    expect(sums.read(0, beganMs + halfLifeMs)).toBeCloseTo(0.5, 12);
    expect(sums.read(0, beganMs + 10 * halfLifeMs)).toBeCloseTo(2 ** -10, 15);
  });

  it("read everything at once as one by one, and nothing before anything was added", () => {
    const sums = new DecayedSums(3, halfLifeMs);
    const target = new Float64Array([9, 9, 9]);
    sums.readAll(beganMs, target);
    expect([...target]).toEqual([0, 0, 0]);
    expect(sums.read(0, beganMs)).toBe(0);
    expect(sums.raw()).toEqual([]);
    sums.add(beganMs, 1, 2, 3);
    sums.addTo(1, beganMs + 5, 4);
    sums.readAll(beganMs + 1000, target);
    expect([...target]).toEqual([0, 1, 2].map((index) => sums.read(index, beganMs + 1000)));
  });

  it("drop what comes two epochs late", () => {
    const sums = sumsOf([{ atMs: beganMs, value: 1 }]);
    sums.add(beganMs - 70 * halfLifeMs, 1000);
    expect(sums.read(0, beganMs)).toBeCloseTo(1, 12);
  });
});
