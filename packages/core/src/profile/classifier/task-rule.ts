import type { TaskClass } from "./task-class.ts";

/** Words and signs that speak for a class. */
export interface TaskRule {
  readonly name: string;
  readonly task: TaskClass;
  /** How loudly, in natural logarithms of odds, before rules are weighed against n-grams. */
  readonly weight: number;
  /** In lower case: patterns that leave the case open take much longer to be compiled, which the first request waits for. */
  readonly pattern: RegExp;
  /** Which part of the text is read: both ends, or all as it was written. @default all of the window, in lower case */
  readonly where?: "edges" | "written" | undefined;
}

/** Writes a rule on one line. */
export const rule: (
  name: string,
  task: TaskClass,
  weight: number,
  pattern: RegExp,
  where?: TaskRule["where"],
) => TaskRule = (name, task, weight, pattern, where) => ({
  name,
  task,
  weight,
  pattern,
  where,
});
