import { describe, expect, it } from "vitest";
import { Classifier } from "./classifier.ts";
import goldenPrompts from "./fixtures/golden-prompts.json" with { type: "json" };
import { taskClasses } from "./task-class.ts";

const classifier = new Classifier();

it("knows plain requests of every class", () => {
  const plain: Record<(typeof taskClasses)[number], string> = {
    code: "Write a Python function that reverses a linked list.",
    math: "Solve for x: 3x + 7 = 22",
    reasoning: "Anna is taller than Ben. Ben is taller than Carl. Who is the shortest?",
    writing: "Write a short story about a lighthouse keeper.",
    translation: "Translate this into French: The train leaves at nine.",
    summarization: "Summarize the following article in two sentences: The city council voted on Monday.",
    extraction: "Extract all names and dates from this text: Maria met Paul on 3 May.",
    rewrite: "Rewrite this sentence so that it sounds more polite: Send me the file.",
    qa: "What is the capital of Mongolia?",
    chat: "hey, how are you today?",
    tool_use: "Set an alarm for 7 am tomorrow",
  };
  for (const task of taskClasses) expect(classifier.classify(plain[task]).task, plain[task]).toBe(task);
});

it("gives probabilities that sum to 1, the likeliest of which is its confidence", () => {
  const { task, confidence, probabilities } = classifier.classify("Translate 'good morning' into Italian");
  expect(Object.values(probabilities).reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 12);
  expect(probabilities[task]).toBe(confidence);
  expect(Math.max(...Object.values(probabilities))).toBe(confidence);
});

it("says which rules and which words spoke", () => {
  const { rules, ngrams } = classifier.reasons("Translate this into French: The train leaves at nine.");
  expect(rules).toContainEqual({ rule: "translate", task: "translation" });
  expect(ngrams.join(" ").toLowerCase()).toContain("translate");
});

it("scores the golden prompts to the last integer", async () => {
  expect(goldenPrompts).toHaveLength(200);
  const lines = goldenPrompts.map((text) => {
    const { task, scores } = classifier.classify(text);
    return `${task} ${Object.values(scores).join(" ")} ${JSON.stringify(text)}`;
  });
  await expect(`${classifier.modelVersion}\n${lines.join("\n")}\n`).toMatchFileSnapshot("./fixtures/golden-scores.txt");
});

describe("a change that means nothing", () => {
  const changes: Readonly<Record<string, (text: string) => string>> = {
    "a greeting before it": (text) => `Hi there, ${text}`,
    "thanks after it": (text) => `${text} Thanks!`,
    "lower case": (text) => text.toLowerCase(),
    "a new line after it": (text) => `${text}\n`,
    "spaces around it": (text) => `  ${text}  `,
  };
  it.each(Object.entries(changes))("does not flip a confident class: %s", (_, change) => {
    const flipped = goldenPrompts.filter((text) => {
      const { task, confidence } = classifier.classify(text);
      return confidence >= 0.6 && classifier.classify(change(text)).task !== task;
    });
    expect(flipped).toEqual([]);
  });
});

describe("a text made to be slow", () => {
  it.each([
    ["one character, a million times", "a".repeat(1e6)],
    ["halves of surrogate pairs", "\ud800".repeat(1e6)],
    ["NUL", "\0".repeat(1e6)],
    ["spaces", " ".repeat(1e6)],
    ["new lines", "\n".repeat(1e6)],
    ["digits", "1 ".repeat(5e5)],
    ["dollars", "$".repeat(1e6)],
    ["options", "(A) ".repeat(2.5e5)],
    ["greetings", "hi ".repeat(3e5)],
    ["thanks", " please".repeat(2e5)],
    ["the beginning of a rule", "write a ".repeat(1e5)],
    ["the beginning of a puzzle", "all a are b. ".repeat(1e5)],
  ])("is classified in its time: %s", (_, text) => {
    const startedAt = performance.now();
    for (let turn = 0; turn < 20; turn += 1) classifier.classify(text);
    // A fraction of a millisecond where nothing else runs; much more would be seconds.
    expect((performance.now() - startedAt) / 20).toBeLessThan(10);
  });
});
