import { expect, it } from "vitest";
import { present } from "./present.ts";

it("leaves out what is undefined, and nothing else", () => {
  const object = present({ a: undefined, b: null, c: 0, d: "" });
  expect(Object.keys(object)).toEqual(["b", "c", "d"]);
  expect(object).toEqual({ b: null, c: 0, d: "" });
});
