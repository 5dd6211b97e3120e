import { expect, it } from "vitest";
import { embeddingCards } from "./embedding-cards.ts";

it("makes cards of models that do nothing but make vectors, with what is known of each", () => {
  const prices = { input: 0.1, output: 0 };
  const cards = embeddingCards("embed", { "embed-2": { contextTokens: 8192, prices }, chat: {} }, { "embed-2": 1024 });
  expect(cards).toMatchObject([
    { name: "embed-2", family: "embed", contextTokens: 8192, prices, embedding: { dimensions: 1024 } },
  ]);
  const { reasoning, ...abilities } = cards[0]?.capabilities ?? {};
  expect([reasoning, ...new Set(Object.values(abilities))]).toEqual(["no", false]);
});
