import { expect, it } from "vitest";
import { rulesElsewhere } from "./rules-elsewhere.ts";

it.each([
  ["translation", "übersetze das bitte"],
  ["translation", "переведи это предложение"],
  ["summarization", "résume ce texte"],
  ["writing", "напиши стихотворение"],
  ["rewrite", "réécris cette phrase"],
  ["code", "напиши функцию"],
  ["qa", "¿qué es esto? qué es un átomo".slice(14)],
] as const)("speaks for %s: %s", (task, text) => {
  expect(rulesElsewhere.filter(({ pattern }) => pattern.test(text)).map((rule) => rule.task)).toContain(task);
});
