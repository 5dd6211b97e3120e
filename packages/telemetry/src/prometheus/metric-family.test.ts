import { expect, it } from "vitest";
import { Family, mostSeries } from "./metric-family.ts";

it("keeps a series for all values of the labels, told apart however they are cut", () => {
  const family = new Family({ name: "x", help: "X", labels: ["a", "b"] }, () => ({ count: 0 }));
  family.of(["1", "23"]).count += 1;
  family.of(["12", "3"]).count += 1;
  family.of(["1", "23"]).count += 1;
  expect(family.all().map(({ values, series }) => [...values, series.count])).toEqual([
    ["1", "23", 2],
    ["12", "3", 1],
  ]);
});

it("counts what comes beyond its bound as one", () => {
  const family = new Family({ name: "x", help: "X", labels: ["a"] }, () => ({ count: 0 }));
  for (let count = 0; count < mostSeries + 500; count += 1) family.of([`${count}`]).count += 1;
  expect(family.all()).toHaveLength(mostSeries + 1);
  expect(family.of(["(other)"]).count).toBe(500);
});
