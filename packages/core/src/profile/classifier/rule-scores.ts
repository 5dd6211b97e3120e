import { taskRules } from "./rules.ts";
import { rulesEast } from "./rules-east.ts";
import { taskClasses } from "./task-class.ts";
import type { TaskRule } from "./task-rule.ts";

/** How much of each end of a text is read by rules about what is asked for. */
const edge = 320;

// Chinese and Japanese signs and syllables, and Korean ones.
const eastAsian = /[\u3040-\u9fff\uac00-\ud7a3]/;

/** What rules say of a text: points for each class, in the order of the classes, in sixteenths. */
export function ruleScoresOf(text: string, spoke?: (rule: TaskRule) => void): Int32Array {
  const scores = new Int32Array(taskClasses.length);
  const lower = text.toLowerCase();
  const edges = lower.length <= 2 * edge ? lower : `${lower.slice(0, edge)}\n${lower.slice(-edge)}`;
  for (const rules of eastAsian.test(edges) ? [taskRules, rulesEast] : [taskRules]) {
    for (const rule of rules) {
      if (!rule.pattern.test(rule.where === "edges" ? edges : rule.where === "written" ? text : lower)) continue;
      const place = taskClasses.indexOf(rule.task);
      scores[place] = (scores[place] ?? 0) + Math.round(rule.weight * 16);
      spoke?.(rule);
    }
  }
  return scores;
}

/** Whether a text is written in Chinese, Japanese or Korean, for a good part. */
export function isEastAsian(text: string): boolean {
  let found = 0;
  const most = Math.min(text.length, 200);
  for (let index = 0; index < most; index += 1) {
    const code = text.charCodeAt(index);
    if ((code >= 0x3040 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3)) found += 1;
  }
  return found * 5 > most;
}
