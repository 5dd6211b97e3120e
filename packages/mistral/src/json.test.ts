import { expect, it } from "vitest";
import { camelCased, isObject, listOf, objectOf, parsed } from "./json.ts";

it("tells objects from lists and nothing", () => {
  expect([{}, [], null, "a"].map(isObject)).toEqual([true, false, false, false]);
  expect([objectOf([]), listOf({}), objectOf({ a: 1 }), listOf([1])]).toEqual([{}, [], { a: 1 }, [1]]);
});

it("parses JSON, or nothing", () => {
  expect([parsed('{"a":1}'), parsed("{")]).toEqual([{ a: 1 }, undefined]);
});

it("names fields as the SDK does, and leaves alone what is the caller's", () => {
  const parameters = { some_field: { inner_field: 1 } };
  expect(camelCased({ tool_calls: [{ function: { arguments: { a_b: 1 } } }], parameters, top_p: 1 })).toEqual({
    toolCalls: [{ function: { arguments: { a_b: 1 } } }],
    parameters,
    topP: 1,
  });
});

it("survives what is nested without end", () => {
  const endless: Record<string, unknown> = {};
  endless.inner_value = endless;
  expect(() => camelCased(endless)).not.toThrow();
});
