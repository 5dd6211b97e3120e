import { expect, it } from "vitest";
import { type AnswerForm, answerFormOf } from "./answer-form.ts";

const long = "The committee met on Monday and talked about the plan for the harbour, and nobody agreed. ".repeat(7);

it.each<[AnswerForm, string]>([
  ["choice", "Which is a mammal?\nA. trout\nB. whale\nC. crow"],
  ["choice", "Which of the following is a prime number?"],
  ["number", "Ann has 12 eggs and sells 5. How many are left?"],
  ["formula", "Find the derivative of $x^2 + 3x$."],
  ["code", "Write a Python function that reverses a list."],
  ["code", "def add(a, b):\n    return a + b\n\nWhat does this do?"],
  ["json", "Give me the names as JSON"],
  ["completion", "When water is heated to its boiling point it will turn into"],
  ["completion", "The boy ____ to school every day."],
  ["fact", "Who painted the night watch?"],
  ["fact", "What river flows through Vienna?"],
  ["fact", "what does a barrister do"],
  ["question", "Why is the sky blue?"],
  ["reading", `${long}What did the committee agree on?`],
  ["text", "Write a poem about the sea."],
  ["text", "report, wheelbarrow, country, gas, dish, lake"],
  ["text", ""],
])("is %s", (form, text) => {
  expect(answerFormOf(text)).toBe(form);
});

it("takes the request's own word that data are wanted", () => {
  expect(answerFormOf("Who wrote it?", true)).toBe("json");
});
