import { expect, it } from "vitest";
import { googleEmbeddings, googleEmbeddingTarget } from "./google-embeddings.ts";

const old = "gemini-embedding-001";
const request = (text: string, more: object = {}, model = old) => ({
  model: `models/${model}`,
  content: { parts: [{ text }] },
  ...more,
});

function vectorsOf(requests: readonly object[], model = old): number[][] {
  const answer = googleEmbeddings(model)({ requests });
  if (!("body" in answer)) throw new Error(answer.objection.message);
  return (answer.body.embeddings as { values: number[] }[]).map(({ values }) => values);
}

it("knows the path, and the model in it", () => {
  expect(googleEmbeddingTarget(`/v1beta/models/${old}:batchEmbedContents`)).toBe(old);
  expect(googleEmbeddingTarget(`/v1beta/models/${old}:generateContent`)).toBeUndefined();
});

it("gives the same vector for the same text, of length 1 but where an older model shortens it", () => {
  const [cat, dog, again] = vectorsOf([request("cat"), request("dog"), request("cat")]);
  expect(cat).toEqual(again);
  expect(cat).not.toEqual(dog);
  expect(cat).toHaveLength(3072);
  expect(Math.hypot(...(cat ?? []))).toBeCloseTo(1, 5);
  const shortened = (model: string) => vectorsOf([request("cat", { outputDimensionality: 8 }, model)], model)[0] ?? [];
  expect(shortened(old)).toHaveLength(8);
  expect(Math.hypot(...shortened(old))).toBeCloseTo(0.7, 5);
  expect(Math.hypot(...shortened("gemini-embedding-2"))).toBeCloseTo(1, 5);
});

it.each([
  [{ requests: [] }, "must not be empty"],
  [{ requests: new Array(101).fill(request("a")) }, "at most 100"],
  [{ requests: [request("a")], overture: {} }, "overture"],
  [{ requests: [request("a", { user: "u" })] }, "user"],
  [{ requests: [request("a", {}, "other")] }, "does not match"],
  [{ requests: [request("")] }, "empty Part"],
])("objects as Google does: %j", (body, message) => {
  expect(googleEmbeddings(old)(body)).toMatchObject({ objection: { message: expect.stringContaining(message) } });
});
