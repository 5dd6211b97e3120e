import { expect, it } from "vitest";
import { choiceIn, choicesIn } from "./choice.ts";

const question = "Which is the capital of Australia?\nA) Sydney\nB) Canberra\nC) Melbourne";
const choices = choicesIn(question) ?? new Map();

it("reads the options of a question, and no other list", () => {
  expect([...choices]).toEqual([
    ["a", "sydney"],
    ["b", "canberra"],
    ["c", "melbourne"],
  ]);
  expect(choicesIn("Summarise:\n1. one\n2. two")).toBeUndefined();
  expect(choicesIn("Dear A. Smith,")).toBeUndefined();
});

it.each([
  "B",
  "(b)",
  "**B**",
  "B) Canberra",
  "B.",
  "Canberra",
  "The answer is (B).",
  "I think so.\nAnswer: B",
  "Option B",
])("sees that %j chooses B", (text) => {
  expect(choiceIn(text, choices)).toBe("b");
});

it.each(["", "D", "I would not say", "A long story about Sydney"])("sees no choice in %j", (text) => {
  expect(choiceIn(text, choices)).toBeUndefined();
});
