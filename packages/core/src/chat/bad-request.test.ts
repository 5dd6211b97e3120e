import { expect, it } from "vitest";
import { badRequest, isRecord, kindOf, quoted } from "./bad-request.ts";

it("is OpenAI's 400", () => {
  expect(badRequest("n", "No.")).toMatchObject({ code: "invalid_request", status: 400, param: "n", message: "No." });
});

it("quotes short words, numbers and booleans, and names the kind of anything else", () => {
  expect(
    ["a", "x".repeat(41), 7, Number.NaN, false, null, undefined, [], [1], {}, () => {}, Symbol("s"), 1n].map(quoted),
  ).toEqual([
    '"a"',
    "a long text",
    "7",
    "NaN",
    "false",
    "null",
    "undefined",
    "an empty array",
    "an array",
    "an object",
    "a function",
    "a symbol",
    "a bigint",
  ]);
});

it("can name a text without quoting it", () => {
  expect(["", "a prompt", "x".repeat(99)].map(kindOf)).toEqual(["a text", "a text", "a text"]);
});

it("tells records from everything else", () => {
  expect([{}, Object.create(null), new Date(0)].map(isRecord)).toEqual([true, true, true]);
  expect([null, undefined, [], "a", 7, () => {}].map(isRecord)).toEqual([false, false, false, false, false, false]);
});
