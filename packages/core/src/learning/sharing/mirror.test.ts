import { expect, it, vi } from "vitest";
import { DecayedSums } from "../forward-decay.ts";
import { Mirror } from "./mirror.ts";
import { Part } from "./part.ts";

function stage() {
  const sums = new DecayedSums(2, 1000);
  const part = new Part(() => "g", "qualityMs", sums);
  return { sums, part, mirror: new Mirror() };
}

it("collects what has grown since the last time", () => {
  const { sums, part, mirror } = stage();
  sums.addTo(1, 0, 3);
  expect(mirror.collect([part])).toEqual([{ part, epoch: 0, index: 1, by: 3 }]);
  expect(mirror.collect([part])).toEqual([]);
});

it("takes numbers of which some are not told, and looks at nothing that has not changed since", () => {
  const { sums, part, mirror } = stage();
  expect(mirror.take(part, 0, [undefined, 2])).toBe(true);
  expect([sums.read(0, 0), sums.read(1, 0)]).toEqual([0, 2]);
  const makeName = vi.fn(() => "g");
  expect(mirror.collect([new Part(makeName, "qualityMs", sums)])).toEqual([]);
  expect(makeName).not.toHaveBeenCalled();
});

it("takes what others added, and leaves what waits to be sent", () => {
  const { sums, part, mirror } = stage();
  sums.addTo(0, 0, 3);
  const [growth] = mirror.collect([part]);
  if (growth) mirror.acknowledge(growth);
  sums.addTo(0, 0, 1);
  expect(mirror.take(part, 0, [3])).toBe(false);
  expect(mirror.take(part, 0, [8])).toBe(true);
  expect(sums.read(0, 0)).toBe(9);
  expect(mirror.collect([part])).toEqual([{ part, epoch: 0, index: 0, by: 1 }]);
});

it("takes back what had been counted before", () => {
  const { sums, part, mirror } = stage();
  sums.addTo(0, 0, 3);
  for (const growth of mirror.collect([part])) mirror.takeBack(growth);
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
  expect(mirror.collect([new Part(() => "g", "qualityMs", other)])).toMatchObject([{ by: 5 }]);
});
