import { expect, it } from "vitest";
import type { Capabilities } from "../catalog/index.ts";
import { cardsOf } from "./cards-of.ts";

const capabilities: Capabilities = {
  tools: true,
  images: false,
  audio: false,
  files: false,
  jsonSchema: false,
  reasoning: "no",
  temperature: true,
};

it("puts together what is known of a name, of its generation and of its standing", () => {
  const prices = { input: 1, output: 2 };
  const cards = cardsOf({
    generated: { "model-2": { contextTokens: 9, prices }, "model-1": {}, strange: {} },
    generations: [
      { names: /-2$/, contextTokens: 7, maxOutputTokens: 5, capabilities: { ...capabilities, images: true } },
      { names: /^model/, contextTokens: 7, maxOutputTokens: 3, capabilities },
    ],
    recommended: ["model-2"],
    retired: /-1$/,
    familyOf: (name) => name.replace(/-\d$/, ""),
  });
  expect(cards).toEqual([
    {
      ...{ name: "model-2", family: "model", contextTokens: 9, prices, maxOutputTokens: 5 },
      ...{ capabilities: { ...capabilities, images: true }, recommended: true, retired: false },
    },
    {
      ...{ name: "model-1", family: "model", contextTokens: 7, maxOutputTokens: 3 },
      ...{ capabilities, recommended: false, retired: true },
    },
  ]);
});

it("adds what other service tiers cost to prices that are known", () => {
  const prices = { input: 1, output: 2 };
  const generations = [{ names: /^/, capabilities, serviceTiers: { flex: 0.5 } }];
  const generated = { priced: { prices }, free: {} };
  const cards = cardsOf({ generated, generations, recommended: [], familyOf: (name) => name });
  expect(cards.map((card) => card.prices)).toEqual([{ ...prices, serviceTiers: { flex: 0.5 } }, undefined]);
});

it("takes a model for served where nobody says otherwise", () => {
  const generations = [{ names: /^/, capabilities }];
  const [card] = cardsOf({ generated: { model: {} }, generations, recommended: [], familyOf: (name) => name });
  expect(card).toMatchObject({ retired: false, recommended: false });
});
