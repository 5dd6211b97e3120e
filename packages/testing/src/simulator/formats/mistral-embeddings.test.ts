import { expect, it } from "vitest";
import { mistralEmbeddings } from "./mistral-embeddings.ts";

function vectorsOf(body: object): number[][] {
  const answer = mistralEmbeddings({ model: "mistral-embed", ...body });
  if (!("body" in answer)) throw new Error(answer.objection.message);
  return (answer.body.data as { embedding: number[] }[]).map(({ embedding }) => embedding);
}

it("gives the same vector of length 1 for the same text, and another for another", () => {
  const [cat, dog, again] = vectorsOf({ input: ["cat", "dog", "cat"] });
  expect(cat).toEqual(again);
  expect(cat).not.toEqual(dog);
  expect(cat).toHaveLength(1024);
  expect(Math.hypot(...(cat ?? []))).toBeCloseTo(1, 5);
});

it("takes one text, and shortens what can be", () => {
  expect(vectorsOf({ input: "cat" })).toHaveLength(1);
  expect(vectorsOf({ input: "cat", model: "codestral-embed", output_dimension: 8 })[0]).toHaveLength(8);
});

it.each([
  [{ model: undefined, input: "x" }, "Field required"],
  [{ input: "x", dimensions: 8 }, "Extra inputs"],
  [{ input: [[1, 2]] }, "valid string"],
  [{ input: new Array(257).fill("a") }, "Too many inputs"],
  [{ input: "x", output_dimension: 8 }, "not supported"],
])("objects as Mistral does: %j", (body, message) => {
  expect(mistralEmbeddings({ model: "mistral-embed", ...body })).toMatchObject({
    objection: { message: expect.stringContaining(message) },
  });
});
