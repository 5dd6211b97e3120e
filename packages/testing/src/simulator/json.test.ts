import { expect, it } from "vitest";
import { isObject, listAt, numberAt, objectAt, parseJson, textAt } from "./json.ts";

it("takes what a value is, and nothing else", () => {
  expect([isObject({}), isObject([]), isObject(null)]).toEqual([true, false, false]);
  expect([objectAt("x"), listAt({}), textAt(1), numberAt("1")]).toEqual([{}, [], undefined, undefined]);
  expect([objectAt({ a: 1 }), listAt([1]), textAt("x"), numberAt(1)]).toEqual([{ a: 1 }, [1], "x", 1]);
});

it("parses JSON, and gives nothing for what is none", () => {
  expect([parseJson("[1]"), parseJson("{"), parseJson("")]).toEqual([[1], undefined, undefined]);
});
