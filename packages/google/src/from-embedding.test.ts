import { expect, it } from "vitest";
import { fromEmbedding } from "./from-embedding.ts";

it("gives the vectors in OpenAI's shape, with what Google counted", () => {
  const data = { embeddings: [{ values: [1, 0] }, { values: [0, 1] }], usageMetadata: { promptTokenCount: 4 } };
  expect(fromEmbedding(data, "m")).toMatchObject({
    model: "m",
    data: [
      { index: 0, embedding: [1, 0] },
      { index: 1, embedding: [0, 1] },
    ],
    usage: { prompt_tokens: 4, total_tokens: 4 },
  });
  expect(fromEmbedding({ embeddings: [{}] }, "m")).toMatchObject({ data: [{ embedding: [] }] });
});

it.each([undefined, null, "text", {}])("fails for %j", (data) => {
  expect(() => fromEmbedding(data, "m")).toThrow();
});
