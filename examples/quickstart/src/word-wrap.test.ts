import { expect, it } from "vitest";
import { WordWrap } from "./word-wrap.ts";

function wrapped(pieces: readonly string[], columns: number): string {
  const wrap = new WordWrap(columns);
  return pieces.map((piece) => wrap.take(piece)).join("") + wrap.end();
}

it("breaks between words, however the text is cut into pieces", () => {
  const text = "one two three four";
  expect(wrapped([text], 9)).toBe("one two \nthree \nfour");
  expect(wrapped([...text], 9)).toBe(wrapped([text], 9));
});

it("keeps the breaks that the text has, and a word that is longer than a line", () => {
  expect(wrapped(["a\nb c"], 5)).toBe("a\nb c");
  expect(wrapped(["incomprehensible x"], 5)).toBe("incomprehensible\nx");
});
