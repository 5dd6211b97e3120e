import { expect, it } from "vitest";
import { otherNames, SeriesByName } from "./series-by-name.ts";

it("tells as many names apart as there is room for, and counts the others as one", () => {
  const series = new SeriesByName(2, () => ({ count: 0 }));
  for (const name of ["a", "b", "c", "d", "a"]) series.of(name).count += 1;
  expect(series.map(({ count }) => count)).toEqual({ a: 2, b: 1, [otherNames]: 2 });
});
