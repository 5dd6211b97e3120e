import { expect, it } from "vitest";
import { isStreamable, partialArgsOf } from "./google-partial-args.ts";

it("gives each value its path, and long text in pieces", () => {
  expect(partialArgsOf({ city: "Zürich heute", days: [1, true], "a b": { c: null, d: "" } })).toEqual([
    { jsonPath: "$.city", stringValue: "Zürich", willContinue: true },
    { jsonPath: "$.city", stringValue: " heute" },
    { jsonPath: "$.days[0]", numberValue: 1 },
    { jsonPath: "$.days[1]", boolValue: true },
    { jsonPath: "$['a b'].c", nullValue: "NULL_VALUE" },
    { jsonPath: "$['a b'].d", stringValue: "" },
  ]);
});

it("knows what no value can say", () => {
  expect([{}, [], { a: {} }, { a: [] }].map(isStreamable)).toEqual([false, false, false, false]);
  expect([{ a: 1 }, { a: [{ b: "" }] }].map(isStreamable)).toEqual([true, true]);
});
