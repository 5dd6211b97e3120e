import { expect, it } from "vitest";
import { learnTasks } from "./learn-tasks.ts";
import { isLearned } from "./learned-tasks.ts";

it("tells what was learned from examples, even of a task that is called tasks", () => {
  const examples = { tasks: { examples: ["add this to my list"] } };
  expect(isLearned(examples)).toBe(false);
  expect(isLearned(learnTasks(examples))).toBe(true);
  expect(isLearned(JSON.parse(JSON.stringify(learnTasks(examples))))).toBe(true);
});
