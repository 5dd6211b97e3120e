import { expect, it } from "vitest";
import { fastestMs } from "../../test/fastest-ms.ts";
import { searchedBeginning, searchedEnd } from "./conditions/finds-pattern.ts";
import { isQuickPattern } from "./quick-pattern.ts";

it.each([
  "invoice|refund",
  /\bISO-\d{4,6}\b/,
  /order.*refund/i,
  "(?:in|re)fund",
  /^(?<who>[A-Z]\w+) asks/,
  "[a+b*]{2,4}",
  /\w{1,20}@\w{1,20}/,
  /\(a\+\)\+/,
  "größe",
])("lets %s in", (pattern) => {
  expect(isQuickPattern(pattern)).toBe(true);
});

it.each<[unknown]>([
  ["(a+)+$"],
  [/(a|a)*b/],
  [/(?:x{2,})+/],
  ["((ab)*c)*"],
  [/(a{1,9}){3,}/],
  ["a*b*c"],
  [/.*.*\d/],
  ["a{0,300}b{0,300}"],
  [/(a)\1/],
  ["(unclosed"],
  [""],
  ["a".repeat(501)],
  [7],
])("does not let %s in", (pattern) => {
  expect(isQuickPattern(pattern)).toBe(false);
});

it("bounds what the slowest that it lets in can cost", () => {
  const text = "a".repeat(Math.max(searchedBeginning, searchedEnd));
  for (const slow of [/a*b/, /.*\d/, /a{0,40}a{0,40}b/, /(?:a.*)ab/]) {
    expect(isQuickPattern(slow)).toBe(true);
    expect(fastestMs(() => slow.test(text))).toBeLessThan(300);
  }
});
