import { describe, expect, it } from "vitest";
import fixture from "./fixtures/own-tasks.json" with { type: "json" };
import { learnTasks } from "./learn-tasks.ts";

const tasks: Readonly<Record<string, { readonly examples: readonly string[] }>> = fixture;
const learned = learnTasks(tasks);

it("says of each task how many of its own examples it would know", () => {
  expect(learned.tasks.map(({ name }) => name)).toEqual(Object.keys(tasks));
  for (const { recall, threshold, buckets, weights } of learned.tasks) {
    expect(recall).toBeGreaterThan(0.5);
    expect(threshold).toBeGreaterThan(0);
    expect(weights).toHaveLength(buckets.length);
  }
});

it("learns the same from the same examples", () => {
  expect(learnTasks(tasks)).toEqual(learned);
});

it("heeds what is said not to belong", () => {
  const examples = tasks.refunds?.examples ?? [];
  const strict = learnTasks({ refunds: { examples, negatives: ["how do I get a refund voucher", "refund policy"] } });
  const [task] = strict.tasks;
  const [without] = learnTasks({ refunds: { examples } }).tasks;
  expect(task?.threshold).toBeGreaterThanOrEqual(without?.threshold ?? 1);
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
