import { expect, it } from "vitest";
import { findsPattern, searchedBeginning, searchedEnd } from "./finds-pattern.ts";

it("finds words, whatever their case where it is written as a text", () => {
  expect(findsPattern("refund", "My REFUND, please")).toBe(true);
  expect(findsPattern(/refund/, "My REFUND, please")).toBe(false);
  expect(findsPattern("größe", "Welche GRÖSSE oder Größe?")).toBe(true);
});

it("looks at the beginning and the end of a long text", () => {
  const filling = "x ".repeat(5000);
  expect(findsPattern("refund", `refund ${filling}`)).toBe(true);
  expect(findsPattern("refund", `${filling} refund`)).toBe(true);
  expect(findsPattern("refund", `${filling} refund ${filling}`)).toBe(false);
  expect(findsPattern(/^x+$/, "x".repeat(searchedBeginning + searchedEnd + 1))).toBe(true);
});

it("keeps nothing from one text to the next", () => {
  const pattern = /a/g;
  expect([1, 2, 3].map(() => findsPattern(pattern, "a"))).toEqual([true, true, true]);
});
