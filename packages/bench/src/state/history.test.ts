import { virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import { learnCells, modelsFor } from "./history.ts";

it("learns something of every cell", async () => {
  const overture = await learnCells(50, { clock: virtualClock() });
  const known = await overture.learning.inspect();
  expect(known.flatMap(({ contexts }) => contexts.filter(({ quality }) => quality.evidence > 0))).toHaveLength(50);
});

it("has no more contexts to a model than it tells apart", () => {
  expect([modelsFor(100), modelsFor(10_000)]).toEqual([10, 25]);
});
