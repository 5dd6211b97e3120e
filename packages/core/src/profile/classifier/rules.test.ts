import { expect, it } from "vitest";
import { fastestMs } from "../../../test/fastest-ms.ts";
import { taskRules } from "./rules.ts";

const matching = (text: string) => taskRules.filter(({ pattern }) => pattern.test(text)).map(({ task }) => task);

it.each([
  ["code", "write a function that sorts a list"],
  ["math", "ann had 12 eggs and sold five of them. how many are left?"],
  ["reasoning", "which premise does the conclusion follow from?"],
  ["extraction", "classify the sentiment of this review"],
  ["tool_use", "set a timer for ten minutes"],
  ["chat", "let's roleplay"],
] as const)("speaks for %s", (task, text) => {
  expect(matching(text)).toContain(task);
});

it("keeps no state between texts, and takes its time on none", () => {
  const long = ["write a ", "all a are b. ", "1 ", "a taller ", "$ ", "how many ", "\n "].map((part) =>
    part.repeat(1700 / part.length),
  );
  for (const { pattern, name } of taskRules) {
    expect(pattern.global || pattern.sticky, name).toBe(false);
    for (const text of long)
      expect(
        fastestMs(() => pattern.test(text)),
        name,
      ).toBeLessThan(50);
  }
});
