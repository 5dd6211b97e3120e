import { expect, it } from "vitest";
import { argumentsText, toolCallsFrom } from "./tool-calls.ts";

const origin = { completion: "chatcmpl-1", choice: 0 };

it("keeps calls that are as OpenAI's are", () => {
  const calls = [
    { id: "call_1", type: "function", function: { name: "weather", arguments: '{"city":"Rome"}' } },
    { id: "call_2", type: "custom", custom: { name: "sql", input: "select 1" } },
  ];
  expect(toolCallsFrom(calls, origin)).toEqual(calls);
});

it("gives a call without an id one that is the same on a replay, and another in each place", () => {
  const calls = [{ function: { name: "a", arguments: "{}" } }, { id: "", function: { name: "b", arguments: "{}" } }];
  const ids = toolCallsFrom(calls, origin)?.map((call) => call.id);
  expect(new Set(ids).size).toBe(2);
  expect(toolCallsFrom(calls, origin)?.map((call) => call.id)).toEqual(ids);
  expect(toolCallsFrom(calls, { ...origin, choice: 1 })?.map((call) => call.id)).not.toEqual(ids);
});

it("writes arguments that are no text as JSON", () => {
  expect(argumentsText({ city: "Rome" })).toBe('{"city":"Rome"}');
  expect(argumentsText(7)).toBe("7");
  expect(argumentsText(null)).toBe("");
  expect(argumentsText('{"broken":')).toBe('{"broken":');
});

it.each([[null], [[]], [undefined], [["x", {}]]])("finds no calls in %j", (value) => {
  expect(toolCallsFrom(value, origin)).toBeUndefined();
});
