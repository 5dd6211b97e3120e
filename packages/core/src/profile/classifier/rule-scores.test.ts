import { expect, it } from "vitest";
import { isEastAsian, ruleScoresOf } from "./rule-scores.ts";
import { taskRules } from "./rules.ts";
import { rulesEast } from "./rules-east.ts";
import { rulesElsewhere } from "./rules-elsewhere.ts";
import { taskClasses } from "./task-class.ts";

it("adds the points of every rule that matches, and names them", () => {
  const names: string[] = [];
  const scores = ruleScoresOf("Bitte übersetzen: guten Morgen, wie war die Reise?", ({ name }) => names.push(name));
  expect(names).toEqual(["translation, elsewhere"]);
  expect(scores[taskClasses.indexOf("translation")]).toBe(64);
});

it("reads what is asked for at either end of a long text", () => {
  const end = ruleScoresOf(`${"word ".repeat(300)}Summarize this.`);
  expect(end[taskClasses.indexOf("summarization")]).toBeGreaterThan(0);
});

it("has rules for every class in every group of languages, with names of their own", () => {
  for (const rules of [taskRules, rulesElsewhere, rulesEast]) {
    expect(new Set(rules.map(({ task }) => task))).toEqual(new Set(taskClasses));
  }
  const all = [...taskRules, ...rulesEast];
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
});

it("tells scripts apart that are written without spaces", () => {
  expect(isEastAsian("把这句话翻译成英文")).toBe(true);
  expect(isEastAsian("번역해 주세요")).toBe(true);
  expect(isEastAsian("What does 猫 mean in English?")).toBe(false);
});
