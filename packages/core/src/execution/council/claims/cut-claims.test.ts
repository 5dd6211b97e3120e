import { expect, it } from "vitest";
import { cutClaims } from "./cut-claims.ts";

it("cuts sentences and lines of lists, without marks, headings, questions and code", () => {
  const answer = [
    "# The Eiffel Tower",
    "The tower is **330 m** tall. It was finished in 1889!",
    "- It stands in Paris",
    "1. Gustave Eiffel's company built it",
    "```js",
    "const height = 330; // not a claim.",
    "```",
    "Do you want to know more?",
    "Details:",
  ].join("\n");
  expect(cutClaims(answer)).toEqual([
    "The tower is 330 m tall.",
    "It was finished in 1889!",
    "It stands in Paris",
    "Gustave Eiffel's company built it",
  ]);
});

it("cuts no decimal number and no abbreviated unit apart", () => {
  expect(cutClaims("Water boils at 99.97 degrees here.")).toEqual(["Water boils at 99.97 degrees here."]);
});

it("bounds what it looks at", () => {
  expect(cutClaims("One two three. ".repeat(500))).toHaveLength(40);
  expect(cutClaims("")).toEqual([]);
});
