import { expect, it } from "vitest";
import { ToolCallPieces } from "./tool-call-pieces.ts";

const origin = { completion: "chatcmpl-1", choice: 0 };

it("keeps pieces that are as OpenAI's are", () => {
  const pieces = new ToolCallPieces(origin);
  const first = { index: 0, id: "call_1", type: "function", function: { name: "weather", arguments: "" } };
  const second = { index: 1, id: "call_2", type: "function", function: { name: "time", arguments: "" } };
  expect(pieces.read([first])).toEqual([first]);
  expect(pieces.read([{ index: 0, function: { arguments: '{"city":' } }, second])).toEqual([
    { index: 0, function: { arguments: '{"city":' } },
    second,
  ]);
  expect(pieces.read([{ index: 1, function: { arguments: "{}" } }])).toEqual([
    { index: 1, function: { arguments: "{}" } },
  ]);
});

it("tells parallel calls apart that their server all numbers 0", () => {
  const pieces = new ToolCallPieces(origin);
  const read = [
    ...pieces.read([{ index: 0, id: "a", function: { name: "weather", arguments: "{}" } }]),
    ...pieces.read([{ index: 0, id: "b", function: { name: "time", arguments: "{" } }]),
    ...pieces.read([{ index: 0, function: { arguments: "}" } }]),
  ];
  expect(read.map((piece) => [piece.index, piece.id])).toEqual([
    [0, "a"],
    [1, "b"],
    [1, undefined],
  ]);
});

it("takes a server that repeats, or changes, the id of one call for what it is", () => {
  const pieces = new ToolCallPieces(origin);
  pieces.read([{ index: 0, id: "a", function: { name: "weather", arguments: "{" } }]);
  const again = pieces.read([{ index: 0, id: "a", function: { name: "weather", arguments: "}" } }]);
  const changed = pieces.read([{ index: 0, id: "z", function: { arguments: "" } }]);
  expect([...again, ...changed].map((piece) => piece.index)).toEqual([0, 0]);
});

it("gives the first piece of a call an id and a type, and the others none", () => {
  const pieces = new ToolCallPieces(origin);
  const [first] = pieces.read([{ function: { name: "weather", arguments: { city: "Rome" } } }]);
  expect(first).toMatchObject({
    index: 0,
    type: "function",
    function: { name: "weather", arguments: '{"city":"Rome"}' },
  });
  expect(first?.id).toMatch(/^call_/);
  expect(pieces.read([{ function: { arguments: "" } }])).toEqual([{ index: 0, function: { arguments: "" } }]);
});

it("reads custom tools", () => {
  const pieces = new ToolCallPieces(origin);
  const piece = { index: 0, id: "c", type: "custom", custom: { name: "sql", input: "select" } };
  expect(pieces.read([piece, "noise"])).toEqual([piece]);
});
