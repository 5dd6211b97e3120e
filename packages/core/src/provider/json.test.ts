import { expect, it } from "vitest";
import { countOf, isObject, textOf } from "./json.ts";

it("tells objects, texts and counts from everything else", () => {
  const values = [{}, [], null, undefined, "", "a", 0, 1.5, -1, Number.NaN];
  expect(values.filter(isObject)).toEqual([{}]);
  expect(values.filter((value) => textOf(value) !== undefined)).toEqual(["a"]);
  expect(values.filter((value) => countOf(value) !== undefined)).toEqual([0, 1.5]);
});
