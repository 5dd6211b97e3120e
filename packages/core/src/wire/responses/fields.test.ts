import { expect, it } from "vitest";
import { OvertureError } from "../../chat/index.ts";
import { fieldsAt, invalid, isAbsent, isFields, kindOf, listAt, pinned, textAt } from "./fields.ts";

it("gives fields of the right kind", () => {
  expect(textAt("", "a")).toBe("");
  expect(listAt(undefined, "a")).toEqual([]);
  expect(listAt(null, "a")).toEqual([]);
  expect(listAt([1], "a")).toEqual([1]);
  expect(fieldsAt({ b: 1 }, "a")).toEqual({ b: 1 });
  expect([{}, [], null, "x"].map(isFields)).toEqual([true, false, false, false]);
  expect([null, undefined, 0, ""].map(isAbsent)).toEqual([true, true, false, false]);
});

it.each([
  ["a text", () => textAt(7, "input[0].name")],
  ["an array", () => listAt("secret words", "input[0].name")],
  ["an object", () => fieldsAt([], "input[0].name")],
])("refuses a field that is not %s, by its name and without its value", (wanted, read) => {
  expect(read).toThrow(OvertureError);
  expect(read).toThrow(`"input[0].name" must be ${wanted}`);
  expect(read).not.toThrow("secret");
});

it("says what sort of value it got", () => {
  expect([null, undefined, [], [1], {}, "x", 1, true].map(kindOf)).toEqual([
    "null",
    "undefined",
    "an empty array",
    "an array",
    "an object",
    "a text",
    "a number",
    "a boolean",
  ]);
});

it("has one error for what is wrong and another for what belongs to one provider", () => {
  expect(invalid("input", "no")).toMatchObject({ code: "invalid_request", status: 400, param: "input" });
  const error = pinned("prompt", "names a prompt", "Send its text");
  expect(error).toMatchObject({ code: "pinned_to_provider", status: 400, param: "prompt" });
  expect(error.message).toContain('"prompt" names a prompt');
  expect(error.message).toContain("Send its text, or send it through wrapOpenAI()");
});
