import { expect, it } from "vitest";
import { DecayedSums } from "../forward-decay.ts";
import { Mirror } from "./mirror.ts";
import type { Part } from "./part.ts";

function stage() {
  const sums = new DecayedSums(2, 1000);
  const part: Part = {
    name: "g",
    kind: "qualityMs",
    source: sums,
    raw: () => sums.raw(),
    addRaw: (raw) => sums.addRaw(raw),
  };
  return { sums, part, mirror: new Mirror() };
}

it("collects what has grown since the last time", () => {
  const { sums, part, mirror } = stage();
  sums.addTo(1, 0, 3);
  expect(mirror.collect([part])).toEqual([{ part, epoch: 0, index: 1, by: 3 }]);
  expect(mirror.collect([part])).toEqual([]);
});

it("takes what others added, and leaves what waits to be sent", () => {
  const { sums, part, mirror } = stage();
  sums.addTo(0, 0, 3);
  const [growth] = mirror.collect([part]);
  if (growth) mirror.acknowledge(growth);
  sums.addTo(0, 0, 1);
  expect(mirror.take(part, 0, new Map([[0, 3]]))).toBe(false);
  expect(mirror.take(part, 0, new Map([[0, 8]]))).toBe(true);
  expect(sums.read(0, 0)).toBe(9);
  expect(mirror.collect([part])).toEqual([{ part, epoch: 0, index: 0, by: 1 }]);
});

it("takes back what had been counted before", () => {
  const { sums, part, mirror } = stage();
  sums.addTo(0, 0, 3);
  const growths = mirror.collect([part]);
  mirror.takeBack(part, growths);
  expect(sums.read(0, 0)).toBe(0);
  expect(mirror.collect([part])).toEqual([]);
});

it("begins at nothing after a reset, also where others take the name", () => {
  const { sums, part, mirror } = stage();
  sums.addTo(0, 0, 3);
  mirror.collect([part]);
  sums.clear();
  sums.addTo(0, 0, 1);
  expect(mirror.collect([part])).toMatchObject([{ by: 1 }]);
  const other = new DecayedSums(2, 1000);
  other.addTo(0, 0, 5);
  const renamed = { ...part, source: other, raw: () => other.raw() };
  expect(mirror.collect([renamed])).toMatchObject([{ by: 5 }]);
});
