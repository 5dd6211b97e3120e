import { expect, it } from "vitest";
import { lexical } from "./lexical.ts";

it("compares every claim with every answer", () => {
  const answers = ["Iron melts at 1538 degrees.", "Iron melts at 1500 degrees.", "Cats sleep."];
  expect(lexical(["Iron melts at 1538 degrees."], answers)).toEqual([["supports", "contradicts", "apart"]]);
  expect(lexical([], answers)).toEqual([]);
});
