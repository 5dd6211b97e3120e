import { expect, it } from "vitest";
import { overtureOf } from "./overture-of.ts";

const overture = { id: "ovt_1", model: "openai/gpt-4.1", cost: { usd: 0.01 }, attempts: [] };

it("finds what Overture says of an answer or a chunk", () => {
  expect(overtureOf({ choices: [], overture })).toBe(overture);
});

it.each([[undefined], [null], ["text"], [{}], [{ overture: null }], [{ overture: { id: 1 } }]])(
  "finds nothing in %j",
  (answer) => {
    expect(overtureOf(answer)).toBeUndefined();
  },
);
