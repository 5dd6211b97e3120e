import { expect, it } from "vitest";
import { backgroundCounts, backgroundPrompts } from "./background.generated.ts";
import { bucketCount, featuresOf } from "./features.ts";
import { likeness, middleOf, vectorOf } from "./sparse-vector.ts";
import { windowOf } from "./text-window.ts";

it("is likest to itself, and liker to what shares its words", () => {
  const refund = vectorOf("I want a refund for my order");
  expect(likeness(refund, refund)).toBeCloseTo(1, 6);
  const near = likeness(refund, vectorOf("please refund my order"));
  expect(near).toBeGreaterThan(likeness(refund, vectorOf("where is the train station")));
  expect(likeness(refund, vectorOf(""))).toBe(0);
});

it("finds in a middle what examples have in common", () => {
  const middle = middleOf(["refund my order", "a refund for the shoes", "refund the second charge"].map(vectorOf));
  expect(likeness(middle, vectorOf("refund"))).toBeGreaterThan(likeness(middle, vectorOf("shoes")));
  expect(middleOf([]).size).toBe(0);
});

it("weighs n-grams by counts that were written out as they are found", () => {
  const found = new Uint16Array(bucketCount);
  for (const prompt of backgroundPrompts) {
    const { words, characters } = featuresOf(windowOf(prompt));
    for (const bucket of [...words, ...characters]) found[bucket] = (found[bucket] ?? 0) + 1;
  }
  const written = backgroundCounts.split(" ").flatMap((run) => {
    const [one = "", other] = run.split("*");
    const count = Number.parseInt(other ?? one, 36);
    return new Array<number>(other === undefined ? 1 : Number.parseInt(one, 36)).fill(count);
  });
  expect(written).toEqual([...found]);
});
