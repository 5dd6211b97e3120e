import { expect, it } from "vitest";
import { fromEmbedding } from "./from-embedding.ts";

it("gives the vectors under their own places, with what Mistral counted", () => {
  const data = [
    { embedding: [0, 1], index: 1 },
    { embedding: [1, 0], index: 0 },
  ];
  expect(fromEmbedding({ data, usage: { promptTokens: 3 } }, "m")).toMatchObject({
    model: "m",
    data,
    usage: { prompt_tokens: 3, total_tokens: 3 },
  });
  expect(fromEmbedding({ data, usage: { promptTokens: 0 } }, "m").usage).toBeUndefined();
});

it.each([undefined, null, "text", {}])("fails for %j", (data) => {
  expect(() => fromEmbedding(data, "m")).toThrow();
});
