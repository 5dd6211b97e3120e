import { expect, it } from "vitest";
import type { ModelCard } from "../catalog/index.ts";
import { withOwnCards } from "./model-cards.ts";

const capabilities = {
  tools: true,
  images: true,
  audio: false,
  files: false,
  jsonSchema: true,
  reasoning: "no",
  temperature: true,
} as const;
const card = (name: string, contextTokens = 1): ModelCard => ({ name, contextTokens, capabilities });

it("puts the user's cards first and in place of those of the same name", () => {
  const cards = withOwnCards([card("a"), card("b")], [card("b", 2), card("c")]);
  expect(cards.map(({ name, contextTokens }) => [name, contextTokens])).toEqual([
    ["b", 2],
    ["c", 1],
    ["a", 1],
  ]);
});

it("gives the adapter's cards where the user has none", () => {
  const cards = [card("a")];
  expect(withOwnCards(cards, undefined)).toBe(cards);
  expect(withOwnCards(cards, [])).toBe(cards);
});
