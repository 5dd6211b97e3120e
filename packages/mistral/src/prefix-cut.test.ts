import fc from "fast-check";
import { expect, it } from "vitest";
import { PrefixCut } from "./prefix-cut.ts";

function through(prefix: string, pieces: readonly string[]): string {
  const cut = new PrefixCut(prefix);
  return pieces.map((piece) => cut.cut(piece)).join("") + cut.rest();
}

it.each([
  ["", ["Hi"], "Hi"],
  ["Once ", ["On", "ce", " upon"], "upon"],
  ["Once ", ["Once upon"], "upon"],
  ["Once ", ["Once ", "Once "], "Once "],
  ["Once ", ["On", "ly"], "Only"],
  ["Once ", ["On"], "On"],
  ["Once ", ["Once "], ""],
])("takes %j off the front of %j", (prefix, pieces, rest) => {
  expect(through(prefix, pieces)).toBe(rest);
});

it("takes a prefix off however the answer is cut, and nothing else", () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), (prefix, pieces) => {
      expect(through(prefix, [...prefix, ...pieces])).toBe(pieces.join(""));
    }),
  );
});
