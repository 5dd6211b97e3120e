import { expect, it } from "vitest";
import { lengthBucketOf } from "./length-bucket.ts";

it.each([
  ["line", 0],
  ["line", 59],
  ["sentences", 60],
  ["paragraph", 299],
  ["page", 300],
  ["pages", 1000],
  ["book", 8000],
  ["book", 1_000_000],
] as const)("is a %s with %i characters", (bucket, length) => {
  expect(lengthBucketOf("a".repeat(length))).toBe(bucket);
});
