import { expect, it } from "vitest";
import { hashText } from "../profile/index.ts";
import { HashedNames } from "./hashed-names.ts";

it("finds what was noted by its hash, and nothing else", () => {
  const names = new HashedNames<number>(10, hashText);
  names.note("a", 1);
  names.note("b", 2);
  expect(names.get(hashText("a"))).toBe(1);
  expect(names.get(hashText("b"))).toBe(2);
  expect(names.get(hashText("c"))).toBeUndefined();
});

it("notes no more than it may", () => {
  const names = new HashedNames<number>(2, hashText);
  for (const [index, name] of ["a", "b", "c"].entries()) names.note(name, index);
  expect(names.get(hashText("b"))).toBe(1);
  expect(names.get(hashText("c"))).toBeUndefined();
});
