import { expect, it } from "vitest";
import { spreadApart } from "./spread-apart.ts";

it("leaves what is far enough apart where it is", () => {
  expect(spreadApart([30, 10, 50], 10)).toEqual([30, 10, 50]);
});

it("moves neighbours apart around their middle, in their order", () => {
  expect(spreadApart([12, 10], 10)).toEqual([16, 6]);
  expect(spreadApart([10, 10, 10], 10)).toEqual([0, 10, 20]);
});

it("joins groups that come too close to each other", () => {
  const places = spreadApart([0, 1, 12, 13], 10);
  for (let index = 1; index < places.length; index += 1) {
    expect((places[index] ?? 0) - (places[index - 1] ?? 0)).toBeGreaterThanOrEqual(10 - 1e-9);
  }
  expect(places.reduce((sum, place) => sum + place, 0)).toBeCloseTo(26);
});

it("bears no places at all", () => {
  expect(spreadApart([], 10)).toEqual([]);
});
