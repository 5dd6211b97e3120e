import { learnTasks } from "@overture/core/classifier";
import { expect, it } from "vitest";
import { reportOf, styleFor } from "./report.ts";

const tasks = {
  refunds: { examples: ["refund my order", "I want a refund", "refund please"] },
  money: { examples: ["refund my order", "I want a refund", "refund now"] },
};
const file = { tasks, embed: undefined };

it("tells of each task, and warns in lines that a program can read", () => {
  const lines = reportOf(file, learnTasks(tasks), styleFor({})).trimEnd().split("\n");
  expect(lines[0]).toMatch(/^task +examples +recall +threshold$/);
  expect(lines[1]).toMatch(/^refunds +3 +\d+ % +0\.\d{3}$/);
  expect(lines).toContain('warning: The task "refunds" has 3 examples: give it 5 or more.');
  expect(lines.join("\n")).toContain('warning: The tasks "refunds" and "money" overlap');
});

it("colours what a terminal shows, and nothing else", () => {
  const control = String.fromCharCode(27);
  expect(reportOf(file, learnTasks(tasks), styleFor({ isTTY: false }))).not.toContain(control);
  expect(reportOf(file, learnTasks(tasks), (_, text) => `${control}[1m${text}`)).toContain(`${control}[1mwarning:`);
});
