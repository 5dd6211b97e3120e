import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../time/index.ts";
import { QuantileSketch } from "./quantile-sketch.ts";

const shares = [0, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1];

function sketchOf(values: Iterable<number>): QuantileSketch {
  const sketch = new QuantileSketch();
  for (const value of values) sketch.add(value);
  return sketch;
}

/** Log-normal durations, by Box and Muller. */
function logNormals(count: number, seed: string, median = 400, spread = 1): Float64Array {
  const random = seededRandom(seed);
  return Float64Array.from({ length: count }, () => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return median * Math.exp(spread * normal);
  });
}

/** How far a sketch's quantiles are from those of the sorted values at most. */
function worstError(sketch: QuantileSketch, values: Float64Array): number {
  const sorted = values.slice().sort();
  return Math.max(
    ...shares.map((share) => {
      const exact = sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
      return Math.abs(sketch.quantile(share) - exact) / exact;
    }),
  );
}

describe("quantiles", () => {
  it("are within 2 % of the exact ones on a million log-normal durations, in some kilobytes", () => {
    const values = logNormals(1_000_000, "million");
    const sketch = sketchOf(values);
    expect(worstError(sketch, values)).toBeLessThan(0.02);
    expect(sketch.count).toBe(1_000_000);
    expect(sketch.bytes).toBeLessThan(5100);
  });

  it("are within 1 % for any durations from a microsecond to a day", () => {
    const duration = fc.double({ min: 0.001, max: 1e8, noNaN: true });
    fc.assert(
      fc.property(fc.array(duration, { minLength: 1, maxLength: 200 }), (values) => {
        expect(worstError(sketchOf(values), Float64Array.from(values))).toBeLessThanOrEqual(0.01 + 1e-9);
      }),
    );
  });

  it("are those of one value where there is one, and 0 where there is none", () => {
    expect(sketchOf([7]).toJSON()).toEqual({ count: 1, mean: 7, p50: 7, p95: 7, p99: 7 });
    expect(inspect(sketchOf([7]))).toBe("{ count: 1, mean: 7, p50: 7, p95: 7, p99: 7 }");
    expect(sketchOf([]).toJSON()).toEqual({ count: 0, mean: 0, p50: 0, p95: 0, p99: 0 });
    expect(sketchOf([0, 0]).p50).toBe(0);
  });
});

it("takes at most 5.1 KB, whatever it is given", () => {
  const sketch = sketchOf([
    0,
    1e-300,
    1e300,
    Number.POSITIVE_INFINITY,
    Number.NaN,
    -1,
    ...logNormals(1000, "x", 1, 20),
  ]);
  expect(sketch.bytes).toBeLessThanOrEqual(5100);
  expect(sketch.count).toBe(1004);
});

describe("merging", () => {
  it("gives what one would have seen, whichever comes first, and by way of JSON", () => {
    const [left, right] = [logNormals(5000, "left", 100), logNormals(3000, "right", 9000)];
    const whole = sketchOf([...left, ...right]);
    for (const [one, other] of [
      [left, right],
      [right, left],
    ] as const) {
      const merged = sketchOf(one);
      merged.merge(sketchOf(other));
      expect({ ...merged.toJSON(), mean: 0 }).toEqual({ ...whole.toJSON(), mean: 0 });
      expect(merged.mean).toBeCloseTo(whole.mean, 6);
      const sent = sketchOf(one);
      sent.merge(JSON.parse(JSON.stringify(sketchOf(other).data())));
      expect(sent.p99).toBe(whole.p99);
    }
  });

  it("stays within bounds, whatever it is handed", () => {
    const sketch = sketchOf([5]);
    const counts = Array.from({ length: 100_000 }, () => 1);
    sketch.merge({ count: 100_000, sum: 1, min: 1, max: 2, first: -1e9, counts });
    expect(sketch.bytes).toBeLessThanOrEqual(5100);
  });

  it("leaves a copy as it was", () => {
    const sketch = sketchOf([5]);
    const copy = sketch.copy();
    sketch.add(500);
    expect([copy.count, copy.p99]).toEqual([1, 5]);
  });
});
