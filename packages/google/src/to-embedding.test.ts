import { expect, it } from "vitest";
import { toEmbedding } from "./to-embedding.ts";

const contents = [{ parts: [{ text: "a" }] }, { parts: [{ text: "b" }] }];

it("makes a content of each text, so that each gets a vector of its own", () => {
  const { body, warnings } = toEmbedding(
    { model: "m", input: ["a", "b"], dimensions: 8, encoding_format: "base64" },
    "google",
  );
  expect(body).toEqual({ contents, config: { outputDimensionality: 8 }, extra: {} });
  expect(warnings).toEqual([]);
});

it("takes what only Google knows, under the adapter's id, and warns of a user", () => {
  const providerOptions = { mine: { taskType: "RETRIEVAL_QUERY" }, google: { title: "x" } };
  const { body, warnings } = toEmbedding({ model: "m", input: "a", user: "u", providerOptions }, "mine");
  expect(body.config).toEqual({ taskType: "RETRIEVAL_QUERY" });
  expect(warnings).toMatchObject([{ param: "user" }]);
});

it("refuses tokens", () => {
  expect(() => toEmbedding({ model: "m", input: [1, 2] }, "google")).toThrow(
    expect.objectContaining({ kind: "unsupported" }),
  );
});
