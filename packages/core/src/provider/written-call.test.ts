import { expect, it } from "vitest";
import { callsDelta, WrittenCall } from "./written-call.ts";

const custom = new Set(["diary"]);

it("gives a function's arguments as they come", () => {
  const call = new WrittenCall({ custom }, 1, "f");
  expect(call.begin("a", "{")).toEqual({
    ...{ index: 1, id: "a", type: "function", function: { name: "f", arguments: "{" } },
  });
  expect(call.write("}")).toEqual([{ index: 1, function: { arguments: "}" } }]);
  expect(call.end()).toEqual([]);
});

it("gives a free text once it is whole", () => {
  const call = new WrittenCall({ custom }, 0, "diary");
  expect(call.begin("a", '{"inp')).toEqual({ index: 0, id: "a", type: "custom", custom: { name: "diary", input: "" } });
  expect(call.write('ut":"Dear"}')).toEqual([]);
  expect(call.end()).toEqual([{ index: 0, custom: { input: "Dear" } }]);
});

it("puts pieces into a message in either form", () => {
  const pieces = [0, 1].map((index) => ({ index, function: { arguments: `${index}` } }));
  expect(callsDelta(pieces, false)).toEqual({ tool_calls: pieces });
  expect(callsDelta(pieces, true)).toEqual({ function_call: { arguments: "0" } });
  expect(callsDelta(pieces.slice(1), true)).toBeUndefined();
  expect(callsDelta([], false)).toBeUndefined();
});
