import { expect, it } from "vitest";
import { mediaTypeOf } from "./media-type.ts";

it.each([
  ["a.PNG", "image/png"],
  ["https://x/b.c/photo.jpg?size=1", "image/jpeg"],
  ["files/abc", undefined],
  ["a.exe", undefined],
])("reads %s as %s", (name, type) => {
  expect(mediaTypeOf(name)).toBe(type);
});
