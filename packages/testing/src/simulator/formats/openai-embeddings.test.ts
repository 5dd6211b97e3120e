import { expect, it } from "vitest";
import { openAIEmbeddings } from "./openai-embeddings.ts";

interface List {
  readonly data: readonly { readonly index: number; readonly embedding: number[] | string }[];
  readonly usage: { readonly prompt_tokens: number };
}

function listOf(body: { readonly [field: string]: unknown }): List {
  const answer = openAIEmbeddings({ model: "text-embedding-3-small", ...body });
  if (!("body" in answer)) throw new Error(answer.objection.message);
  return answer.body as unknown as List;
}

it("gives the same vector of length 1 for the same text, and another for another", () => {
  const { data, usage } = listOf({ input: ["cat", "dog", "cat"] });
  expect(data.map(({ index }) => index)).toEqual([0, 1, 2]);
  expect(data[0]?.embedding).toEqual(data[2]?.embedding);
  expect(data[0]?.embedding).not.toEqual(data[1]?.embedding);
  expect(data[0]?.embedding).toHaveLength(1536);
  expect(Math.hypot(...(data.map((each) => each.embedding as number[])[0] ?? []))).toBeCloseTo(1, 5);
  expect(usage.prompt_tokens).toBe(3);
});

it("takes one text and tokens, shortens, and writes base64", () => {
  expect(listOf({ input: "cat", dimensions: 4 }).data[0]?.embedding).toHaveLength(4);
  expect(listOf({ input: [1, 2, 3] })).toMatchObject({ data: [{ index: 0 }], usage: { prompt_tokens: 3 } });
  expect(listOf({ input: [[1], [2, 3]] }).data).toHaveLength(2);
  const floats = listOf({ input: "cat", dimensions: 4 }).data[0]?.embedding as number[];
  const text = listOf({ input: "cat", dimensions: 4, encoding_format: "base64" }).data[0]?.embedding as string;
  expect([...new Float32Array(Uint8Array.from(Buffer.from(text, "base64")).buffer)]).toEqual(floats);
});

it.each([
  [{ model: undefined, input: "x" }, "model"],
  [{ input: [] }, "input"],
  [{ input: "" }, "input"],
  [{ input: ["a", ""] }, "input"],
  [{ input: new Array(2049).fill("a") }, "input"],
  [{ input: "x", overture: {} }, "overture"],
])("objects as OpenAI does: %j", (body, param) => {
  const answer = openAIEmbeddings({ model: "text-embedding-3-small", ...body });
  expect(answer).toMatchObject({ objection: { param } });
});
