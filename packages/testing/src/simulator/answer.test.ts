import fc from "fast-check";
import { expect, it } from "vitest";
import { argumentsText, piecesOf, textOf } from "./answer.ts";

it("cuts text into pieces that come to the same, without cutting a character", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), fc.integer({ min: 1, max: 9 }), (text, longest) => {
      const pieces = piecesOf(text, longest);
      expect(pieces.join("")).toBe(text);
      expect(pieces.every((piece) => piece.isWellFormed() && [...piece].length <= longest)).toBe(text.isWellFormed());
    }),
  );
  expect(piecesOf("one two ")).toEqual(["one", " two", " "]);
});

it("writes values as JSON, and text as it is", () => {
  expect(argumentsText({ name: "f", arguments: { a: 1 } })).toBe('{"a":1}');
  expect(argumentsText({ name: "f", arguments: "{broken" })).toBe("{broken");
  expect([textOf({ json: [1] }), textOf({ text: "x" }), textOf({})]).toEqual(["[1]", "x", undefined]);
});
