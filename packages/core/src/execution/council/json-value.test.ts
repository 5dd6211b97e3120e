import { expect, it } from "vitest";
import { canonical, hasFields, jsonIn } from "./json-value.ts";

it("reads JSON with and without a fence, and nothing else", () => {
  expect(jsonIn('```json\n{"a": 1}\n```')).toEqual({ a: 1 });
  expect(jsonIn("[1]")).toEqual([1]);
  expect(jsonIn("Sure: {}")).toBeUndefined();
});

it("compares whatever the order of fields, the case and the marks", () => {
  expect(canonical({ b: "Paris.", a: [1, null] })).toBe(canonical({ a: [1, null], b: "paris" }));
  expect(canonical({ a: [1, 2] })).not.toBe(canonical({ a: [2, 1] }));
  expect(canonical({ a: 1 })).not.toBe(canonical({ a: "1" }));
});

it("knows what has fields", () => {
  expect([{}, [], null, "a"].map(hasFields)).toEqual([true, false, false, false]);
});

it("takes what is nested without end for no JSON: whoever compares it would run out of stack", () => {
  const nested = (levels: number): string => `${"[".repeat(levels)}${"]".repeat(levels)}`;
  expect(jsonIn(nested(60))).toBeDefined();
  expect(jsonIn(nested(100_000))).toBeUndefined();
});
