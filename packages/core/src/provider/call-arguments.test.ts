import { expect, it } from "vitest";
import { readCallArguments } from "./call-arguments.ts";

it("gives the object, and for nothing an empty one", () => {
  expect(readCallArguments('{"a":[1]}')).toEqual({ value: { a: [1] }, wasObject: true });
  expect(readCallArguments(" ")).toEqual({ value: {}, wasObject: true });
});

it.each(['{"a":', "[1]", "null", "sunny"])("keeps %s, which is no object, as text", (text) => {
  expect(readCallArguments(text)).toEqual({ value: { arguments: text }, wasObject: false });
});
