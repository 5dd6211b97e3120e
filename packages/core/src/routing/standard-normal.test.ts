import { expect, it } from "vitest";
import { normalBelow, normalDensity } from "./standard-normal.ts";

it.each([
  [0, 0.5],
  [1, 0.841344746068543],
  [-1, 0.158655253931457],
  [1.2815515655446004, 0.9],
  [-3, 0.00134989803163009],
  [5, 0.999999713348428],
  [-6.5, 4.01600058385912e-11],
  [40, 1],
  [-40, 0],
])("the share below %d is the one in the tables", (z, share) => {
  expect(Math.abs(normalBelow(z) - share)).toBeLessThan(1e-12);
});

it("grows by its density", () => {
  const step = 1e-4;
  for (let z = -5; z <= 5; z += 0.37) {
    const slope = (normalBelow(z + step) - normalBelow(z - step)) / (2 * step);
    expect(slope).toBeCloseTo(normalDensity(z), 7);
  }
});
