import { expect, it } from "vitest";
import { bestThreshold } from "./best-threshold.ts";

it("lies between what belongs and what does not", () => {
  const threshold = bestThreshold([0.6, 0.7, 0.8], [0.1, 0.2, 0.3]);
  expect(threshold).toBeGreaterThan(0.3);
  expect(threshold).toBeLessThan(0.6);
});

it("rather misses one of its own than lets many others in", () => {
  expect(bestThreshold([0.2, 0.7, 0.8, 0.9], [0.25, 0.3, 0.35, 0.4])).toBeGreaterThan(0.4);
});

it("is never so low that anything passes", () => {
  expect(bestThreshold([0.01], [])).toBeGreaterThanOrEqual(0.05);
  expect(bestThreshold([], [])).toBeGreaterThanOrEqual(0.05);
});
