import { expect, it } from "vitest";
import { countOf, isObject, listOf, objectOf, parsed, textOf } from "./json.ts";

it("tells objects, texts and counts from everything else", () => {
  const values = [{}, [], null, undefined, "", "a", 0, 1.5, -1, Number.NaN];
  expect(values.filter(isObject)).toEqual([{}]);
  expect(values.filter((value) => textOf(value) !== undefined)).toEqual(["a"]);
  expect(values.filter((value) => countOf(value) !== undefined)).toEqual([0, 1.5]);
});

it("gives an empty object, an empty list or nothing in place of what is none", () => {
  expect([objectOf([]), objectOf({ a: 1 }), listOf({}), listOf([1])]).toEqual([{}, { a: 1 }, [], [1]]);
  expect([parsed('{"a":1}'), parsed("{")]).toEqual([{ a: 1 }, undefined]);
});
