import { expect, it } from "vitest";
import { fit, oneLine, plainText, widthOf } from "./text-width.ts";

it("counts East Asian characters and emoji twice, and marks on a letter not at all", () => {
  expect(widthOf("Oslo")).toBe(4);
  expect(widthOf("日本。")).toBe(6);
  expect(widthOf("e\u0301")).toBe(1);
  expect(widthOf("👍🏽")).toBe(2);
});

it.each(["Oslo", "a text that is too long", "日本の首都はどこですか"])("fits %s into exactly ten columns", (text) => {
  expect(widthOf(fit(text, 10))).toBe(10);
});

it("says where it cut", () => {
  expect(fit("a text that is too long", 10)).toBe("a text th…");
  expect(fit("Oslo", 6)).toBe("Oslo  ");
});

it("lets nothing through that would move a cursor", () => {
  expect(plainText("a\u001b[2Kb\r\tc\nd\u009b")).toBe("a[2Kb  c\nd");
  expect(oneLine(" a\r\n  b\tc\u0007 ")).toBe("a b c");
});
