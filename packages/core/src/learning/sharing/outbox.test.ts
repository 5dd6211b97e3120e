import { expect, it } from "vitest";
import { DecayedSums } from "../forward-decay.ts";
import { defaultHalfLives } from "../half-lives.ts";
import { LearningBooks } from "./learning-books.ts";
import type { Growth } from "./mirror.ts";
import { batchesOf, withoutScored } from "./outbox.ts";
import { Part } from "./part.ts";

const books = new LearningBooks({ halfLives: defaultHalfLives, levels: 3 });
const growth = (name: string, by: number, index = 0): Growth => ({
  part: new Part(() => name, "qualityMs", new DecayedSums(2, 1000)),
  epoch: 1,
  index,
  by,
});

it("cuts much into batches with names of their own, and leaves scores their names", () => {
  let names = 0;
  const batches = batchesOf(
    Array.from({ length: 1500 }, (_, index) => growth(`c ${index}`, 1)),
    [{ once: "feedback", growths: [growth("q a", 1), growth("g", 1)] }],
    books,
    () => `batch ${++names}`,
  );
  expect(batches.map(({ additions }) => additions.length)).toEqual([1000, 500, 2]);
  expect(batches.map(({ additions }) => new Set(additions.map(({ once }) => once)))).toEqual(
    ["batch 1", "batch 2", "feedback"].map((name) => new Set([name])),
  );
});

it("leaves out what scores added, which is sent with them", () => {
  const scored = [{ once: "feedback", growths: [growth("q a", 1), growth("q a", 2, 1)] }];
  expect(withoutScored([growth("q a", 1), growth("q a", 5, 1), growth("g", 1)], scored)).toMatchObject([
    { part: { name: "q a" }, index: 1, by: 3 },
    { part: { name: "g" }, by: 1 },
  ]);
});

it("sends nothing that a store would refuse", () => {
  const [batch] = batchesOf([growth(`c ${"x".repeat(600)}`, 1), growth("g", Number.NaN)], [], books, () => "batch");
  expect(batch?.additions).toEqual([]);
});
