import { expect, it } from "vitest";
import { contentPieces } from "./from-content.ts";

const thinking = { type: "thinking", thinking: [{ type: "text", text: "hm" }] };

it.each([
  ["Hi", [{ kind: "text", text: "Hi" }]],
  ["", []],
  [null, []],
  [
    [thinking, { type: "text", text: "Hi" }],
    [
      { kind: "thinking", chunk: thinking },
      { kind: "text", text: "Hi" },
    ],
  ],
  [[{ type: "reference", referenceIds: [1] }, null, { type: "text" }], []],
])("reads %j", (content, pieces) => {
  expect(contentPieces(content)).toEqual(pieces);
});

it("reads what the SDK kept because it could not", () => {
  const raw = { type: "thinking", thinking: "hm", some_field: 1 };
  expect(contentPieces([{ type: "UNKNOWN", raw, isUnknown: true }])).toEqual([
    { kind: "thinking", chunk: { type: "thinking", thinking: "hm", someField: 1 } },
  ]);
});
