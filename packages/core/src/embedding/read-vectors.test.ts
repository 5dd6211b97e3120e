import { expect, it } from "vitest";
import { readVectors } from "./read-vectors.ts";
import type { EmbeddingResponse } from "./response.ts";
import { toBase64 } from "./vector.ts";

const request = { model: "m", input: ["a", "b"] };
const vector = (index: number, embedding: number[] | string) => ({ object: "embedding" as const, index, embedding });
const listOf = (...data: unknown[]): EmbeddingResponse => ({ object: "list", model: "m", data }) as EmbeddingResponse;

it("brings the vectors into the order of the input, whatever order they came in", () => {
  expect(readVectors(listOf(vector(1, [2]), vector(0, [1])), request)).toEqual({
    kind: "vectors",
    data: [vector(0, [1]), vector(1, [2])],
  });
});

it("counts by place where the provider does not", () => {
  expect(readVectors(listOf({ embedding: [1] }, { embedding: [2] }), request)).toEqual({
    kind: "vectors",
    data: [vector(0, [1]), vector(1, [2])],
  });
});

it("gives numbers or base64, whichever the caller wants and whichever came", () => {
  const [one, two] = [toBase64([1, 2]), toBase64([3, 4])];
  const numbers = { kind: "vectors", data: [vector(0, [1, 2]), vector(1, [3, 4])] };
  const texts = { kind: "vectors", data: [vector(0, one), vector(1, two)] };
  for (const came of [listOf(vector(0, one), vector(1, two)), listOf(vector(0, [1, 2]), vector(1, [3, 4]))]) {
    expect(readVectors(came, request)).toEqual(numbers);
    expect(readVectors(came, { ...request, encoding_format: "float" })).toEqual(numbers);
    expect(readVectors(came, { ...request, encoding_format: "base64" })).toEqual(texts);
  }
});

it("takes vectors of another length than was asked for as something that the model cannot do", () => {
  const came = listOf(vector(0, [1, 2]), vector(1, [3, 4]));
  expect(readVectors(came, { ...request, dimensions: 2 })).toMatchObject({ kind: "vectors" });
  expect(readVectors(came, { ...request, dimensions: 3 })).toMatchObject({
    kind: "unsupported",
    message: expect.stringContaining("2 numbers, and not the 3"),
  });
});

it.each([
  ["nothing", undefined],
  ["no data", { object: "list", model: "m" } as EmbeddingResponse],
  ["too few", listOf(vector(0, [1]))],
  ["too many", listOf(vector(0, [1]), vector(1, [1]), vector(2, [1]))],
  ["one twice", listOf(vector(0, [1]), vector(0, [1]))],
  ["one twice beside the others", listOf(vector(0, [1]), vector(1, [1]), vector(0, [2]))],
  ["one of another list", listOf(vector(0, [1]), vector(7, [1]))],
  ["one that is empty", listOf(vector(0, [1]), vector(1, []))],
  ["one of words", listOf(vector(0, [1]), { index: 1, embedding: ["a"] })],
  ["one that is broken", listOf(vector(0, [1]), vector(1, "%%%"))],
  ["one that is missing", listOf(vector(0, [1]), null)],
])("does not take %s for an answer", (_, came) => {
  expect(readVectors(came, request)).toMatchObject({ kind: "malformed" });
});
