import { expect, it } from "vitest";
import { bucketCount, featuresOf } from "./features.ts";

const of = (text: string) => {
  const { words, characters } = featuresOf(text);
  return new Set([...words, ...characters]);
};

it("names each bucket once, all within bounds", () => {
  const { words, characters } = featuresOf("the cat and the cat and the 猫が好き 123!");
  const all = [...words, ...characters];
  expect(new Set(all).size).toBe(all.length);
  expect(Math.min(...all)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...all)).toBeLessThan(bucketCount);
});

it("sees no difference between capitals and small letters, or between numbers of one length", () => {
  expect(of("Add 12 Eggs")).toEqual(of("add 37 eggs"));
  expect(of("add 12 eggs")).not.toEqual(of("add 1 egg"));
});

it("says which part of the text each n-gram is", () => {
  const text = "Translate this";
  const parts: string[] = [];
  featuresOf(text, (_, from, to) => parts.push(text.slice(from, to)));
  expect(parts).toContain("Translate");
  expect(parts).toContain("Translate this");
  expect(parts).toContain("ansl");
});

it("reads characters where there are no spaces", () => {
  expect(featuresOf("翻译这句话").words.length).toBeGreaterThanOrEqual(9);
  expect(featuresOf("").words).toEqual([]);
});
