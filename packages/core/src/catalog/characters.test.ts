import { expect, it } from "vitest";
import { kindOf, kinds, tokensOf } from "./characters.ts";

const kind = (character: string): number => kindOf(character.charCodeAt(0));

it("tells letters, digits, signs and spaces apart", () => {
  expect([..."aZ9{ \n\té—ß"].map(kind)).toEqual([
    kinds.lower,
    kinds.upper,
    kinds.digit,
    kinds.sign,
    kinds.space,
    kinds.newline,
    kinds.space,
    kinds.lower,
    kinds.sign,
    kinds.lower,
  ]);
  expect([..."жλ中あ한हไع"].every((character) => kind(character) === kinds.other)).toBe(true);
});

it("weighs every code unit, and dense scripts more than alphabets", () => {
  for (let code = 0; code <= 0xffff; code += 1) {
    const tokens = tokensOf(code);
    if (!(tokens > 0.3 && tokens <= 1)) throw new Error(`U+${code.toString(16)} weighs ${tokens}`);
  }
  const weight = (character: string): number => tokensOf(character.charCodeAt(0));
  expect(weight("中")).toBe(1);
  expect(weight("あ")).toBe(1);
  expect(weight("한")).toBe(0.95);
  expect(weight("ж")).toBe(0.36);
  expect(weight("λ")).toBe(0.5);
});
