import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { backgroundPrompts } from "./background.generated.ts";
import fixture from "./fixtures/own-tasks.json" with { type: "json" };
import { learnTasks, OwnTasks } from "./own-tasks.ts";

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

describe("a warning", () => {
  const refunds = tasks.refunds?.examples ?? [];

  it("is given for too few examples", () => {
    const { warnings } = learnTasks({ refunds: { examples: refunds.slice(0, 3) } });
    expect(warnings).toEqual(['The task "refunds" has 3 examples: give it 5 or more.']);
  });

  it("is given for examples that have nothing in common", () => {
    const examples = ["buy milk", "der Hund bellt", "x = 3", "sing me a song", "quarterly revenue", "猫が好き"];
    expect(learnTasks({ odds: { examples } }).warnings.join()).toContain('The task "odds" would miss many requests');
  });

  it("is given for tasks that overlap, by their names", () => {
    const { warnings } = learnTasks({ refunds: { examples: refunds }, money: { examples: refunds.slice(2) } });
    expect(warnings.join()).toContain('The tasks "refunds" and "money" overlap');
  });

  it("is not given where all is well", () => {
    expect(learnTasks({ refunds: { examples: refunds } }).warnings).toEqual([]);
    expect(learned.warnings.join()).not.toContain("overlap");
  });
});

it("keeps to a threshold that it is given", () => {
  const strict = learnTasks({ refunds: { examples: tasks.refunds?.examples ?? [], threshold: 0.99 } });
  expect(new OwnTasks(strict).find("I want a refund")).toBeUndefined();
});
