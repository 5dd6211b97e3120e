import { expect, it } from "vitest";
import { announcedAnswer, isShort, normalText, unfenced } from "./plain-text.ts";

it.each([
  ["Paris.", "  **paris** "],
  ["“New  York”", "new york!"],
  ["(b)", "B"],
  ["ﬁne", "fine"],
])("takes %j and %j for the same", (one, other) => {
  expect(normalText(one)).toBe(normalText(other));
});

it("keeps apart what differs", () => {
  expect(normalText("not safe")).not.toBe(normalText("safe"));
});

it.each([
  ["Let us see. The answer is 42.", "42."],
  ["18 - 5 = 13\n#### 13", "13"],
  ["So \\boxed{3.5} it is", "3.5"],
  ["Final answer: Canberra", "Canberra"],
  ["My first answer is 3. No: the answer is 4", "4"],
])("finds what %j ends up with", (text, found) => {
  expect(announcedAnswer(text)).toBe(found);
});

it("finds nothing where nothing is announced", () => {
  expect(announcedAnswer("It depends on 3 things.")).toBeUndefined();
});

it("tells an answer from an essay", () => {
  const short = ["42 km", "a\nb", "x".repeat(41), "It was founded in 1913."].map(isShort);
  expect(short).toEqual([true, false, false, true]);
  expect(isShort("It is Canberra, and it was founded")).toBe(false);
});

it("opens a fence around JSON, and no other text", () => {
  expect(unfenced('```json\n{"a":1}\n```')).toBe('{"a":1}');
  expect(unfenced("no fence")).toBe("no fence");
});
