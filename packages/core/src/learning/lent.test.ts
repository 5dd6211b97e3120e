import { expect, it } from "vitest";
import { lentToLearning } from "./lent.ts";

it("lends what learning hashes names, finds prices and matches patterns with", () => {
  const { hashText, tierOf, matchesPattern } = lentToLearning;
  expect(hashText("a")).toHaveLength(11);
  expect(tierOf({ input: 1, output: 2 }, 10)).toMatchObject({ input: 1 });
  expect(matchesPattern("a/*", "a/m")).toBe(true);
});
