import { expect, it } from "vitest";
import { niceTicks } from "./nice-ticks.ts";

it.each([
  [0, 100, 5, [0, 20, 40, 60, 80, 100]],
  [-430, 120, 6, [-500, -400, -300, -200, -100, 0, 100, 200]],
  [0, 0.3, 3, [0, 0.1, 0.2, 0.3]],
  [0, 5489, 6, [0, 1000, 2000, 3000, 4000, 5000, 6000]],
])("covers %d to %d", (least, most, count, ticks) => {
  expect(niceTicks(least, most, count)).toEqual(ticks);
});

it("bears a range of nothing", () => {
  expect(niceTicks(0, 0, 5).length).toBeGreaterThan(0);
});
