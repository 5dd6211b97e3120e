import { expect, it } from "vitest";
import { measureQuantiles, quantileReport } from "./quantile-accuracy.ts";

it("compares what stats() gives with what was", async () => {
  const found = await measureQuantiles(5000, () => {});
  const median = found.errors.find(({ share }) => share === 0.5);
  expect(median?.exactMs).toBeGreaterThan(350);
  expect(median?.exactMs).toBeLessThan(450);
  const { headline } = quantileReport(5000, found);
  expect(headline["quantile.maxError"]).toBeLessThan(0.02);
  expect(headline["quantile.maxError"]).toBeGreaterThan(0);
});
