import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { backgroundPrompts } from "./background.generated.ts";
import fixture from "./fixtures/own-tasks.json" with { type: "json" };
import { learnTasks } from "./learn-tasks.ts";
import { OwnTasks } from "./own-tasks.ts";

const tasks: Readonly<Record<string, { readonly examples: readonly string[]; readonly tests: readonly string[] }>> =
  fixture;
const learned = learnTasks(tasks);
const finder = new OwnTasks(learned);

/** Prompts of all kinds that the thresholds were not found with. */
function nothingSpecial(): readonly string[] {
  const folder = new URL("../../../training/prompts/", import.meta.url);
  const known = new Set(backgroundPrompts);
  const lines = readdirSync(folder).flatMap((file) => readFileSync(new URL(file, folder), "utf8").trim().split("\n"));
  return lines.map((line) => (JSON.parse(line) as { text: string }).text).filter((text) => !known.has(text));
}

it("knows eight tasks from eight examples each", ({ annotate }) => {
  const tests = Object.entries(tasks).flatMap(([name, each]) => each.tests.map((text) => ({ name, text })));
  const right = tests.filter(({ name, text }) => finder.find(text)?.task === name).length;
  const wrong = tests.filter(({ name, text }) => ![name, undefined].includes(finder.find(text)?.task)).length;
  void annotate(`own tasks: ${right} of ${tests.length} recognized, ${wrong} taken for another`);
  expect(right / tests.length).toBeGreaterThanOrEqual(0.95);
  expect(wrong / tests.length).toBeLessThanOrEqual(0.05);
});

it("leaves requests of no such task alone", ({ annotate }) => {
  const none = nothingSpecial();
  const left = none.filter((text) => finder.find(text) === undefined).length;
  void annotate(`own tasks: ${left} of ${none.length} others left alone`);
  expect(left / none.length).toBeGreaterThanOrEqual(0.9);
});

it("is plain data, that does the same after it was written and read", () => {
  const read = new OwnTasks(JSON.parse(JSON.stringify(learned)));
  for (const { tests } of Object.values(tasks)) {
    for (const text of tests) expect(read.find(text)).toEqual(finder.find(text));
  }
});

it("keeps to a threshold that it is given", () => {
  const strict = learnTasks({ refunds: { examples: tasks.refunds?.examples ?? [], threshold: 0.99 } });
  expect(new OwnTasks(strict).find("I want a refund")).toBeUndefined();
});
