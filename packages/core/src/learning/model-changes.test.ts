import { expect, it } from "vitest";
import { ModelChanges } from "./model-changes.ts";
import { ContextNode } from "./quality-tree.ts";

const nowMs = 1_700_000_000_000;
const weekMs = 604_800_000;

/** A model with contexts, and what takes its scores as learning does. */
function model(contexts: number) {
  const changes = new ModelChanges(weekMs);
  const places = Array.from({ length: contexts }, () => ({ node: new ContextNode(weekMs) }));
  let count = 0;
  const observe = (context: number, score: number): boolean => {
    const place = places[context % contexts];
    if (!place) return false;
    count += 1;
    const atMs = nowMs + count * 1000;
    place.node.readSums(atMs);
    place.node.sums.add(atMs, 1, score, score * score);
    return changes.note({ place, score, weight: 1, atMs }, places, atMs);
  };
  const counted = (context: number) => {
    const node = places[context]?.node ?? new ContextNode(weekMs);
    node.readSums(nowMs + count * 1000);
    return { weight: node.weight, mean: node.sum / node.weight, whole: node.sums.read(0, nowMs + count * 1000) };
  };
  return { observe, counted };
}

it("counts what came before a change hardly any more, and leaves the sums as they are", () => {
  const { observe, counted } = model(1);
  for (let count = 0; count < 500; count += 1) observe(0, 0.9);
  let steps = 1;
  while (!observe(0, 0.5) && steps < 100) steps += 1;
  expect(steps).toBeLessThan(30);
  const { weight, mean, whole } = counted(0);
  expect(weight).toBeCloseTo(steps + 5, 0);
  expect(mean).toBeLessThan(0.65);
  expect(whole).toBeGreaterThan(500);
});

it("finds in all contexts together what each would find late", () => {
  const { observe, counted } = model(8);
  for (let count = 0; count < 800; count += 1) observe(count, 0.9);
  let steps = 1;
  while (!observe(steps, 0.5) && steps < 200) steps += 1;
  expect(steps).toBeLessThan(30);
  // Where nothing has come yet, what is left of before says little.
  for (let context = 0; context < 8; context += 1) expect(counted(context).weight).toBeLessThan(12);
});

it("leaves the other contexts alone where one has changed", () => {
  const { observe, counted } = model(8);
  for (let count = 0; count < 1600; count += 1) observe(count, 0.9);
  let found = false;
  for (let count = 0; count < 800 && !found; count += 1) found = observe(count, count % 8 === 3 ? 0.3 : 0.9);
  expect(found).toBe(true);
  expect(counted(3).weight).toBeLessThan(40);
  expect(counted(4).weight).toBeGreaterThan(150);
});

it("finds a second change after the first", () => {
  const { observe, counted } = model(1);
  const through = (score: number): void => {
    for (let count = 0; count < 200; count += 1) observe(0, score);
  };
  for (const score of [0.9, 0.4, 0.9, 0.4]) through(score);
  expect(counted(0).mean).toBeCloseTo(0.4, 1);
});
