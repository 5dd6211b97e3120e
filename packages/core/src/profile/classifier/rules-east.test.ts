import { expect, it } from "vitest";
import { fastestMs } from "../../../test/fastest-ms.ts";
import { rulesEast } from "./rules-east.ts";
import { taskClasses } from "./task-class.ts";

it.each([
  ["code", "写一个排序函数"],
  ["code", "このコードを直して"],
  ["math", "확률을 구하시오"],
  ["reasoning", "根据线索推断谁在说谎"],
  ["writing", "短い手紙を書いてください"],
  ["translation", "이 문장을 영어로 번역해 줘"],
  ["summarization", "总结一下这篇文章"],
  ["extraction", "名前と日付を抜き出して"],
  ["rewrite", "더 공손하게 고쳐줘"],
  ["qa", "なぜ空は青いのですか"],
  ["chat", "심심해 얘기하자"],
  ["tool_use", "打开客厅的灯"],
] as const)("speaks for %s: %s", (task, text) => {
  expect(rulesEast.filter(({ pattern }) => pattern.test(text)).map((rule) => rule.task)).toContain(task);
});

it("has words for every class, and keeps no state between texts", () => {
  expect(new Set(rulesEast.map(({ task }) => task))).toEqual(new Set(taskClasses));
  for (const { pattern } of rulesEast) expect(pattern.global || pattern.sticky).toBe(false);
});

it("takes its time on no text", () => {
  for (const text of ["可以".repeat(850), "需要".repeat(850), "1,".repeat(850), "英".repeat(1700), "가".repeat(1700)]) {
    expect(fastestMs(() => rulesEast.map(({ pattern }) => pattern.test(text)))).toBeLessThan(50);
  }
});
