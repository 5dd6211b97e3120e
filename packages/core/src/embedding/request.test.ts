import { expect, it } from "vitest";
import { type EmbeddingInput, membersOf } from "./request.ts";

it.each<[EmbeddingInput, number]>([
  ["one text", 1],
  [["a", "b", "c"], 3],
  [[1, 2, 3], 1],
  [[[1, 2], [3]], 2],
])("counts what becomes a vector: %j", (input, count) => {
  expect(membersOf(input)).toHaveLength(count);
});
