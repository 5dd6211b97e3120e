import type { TaskClass } from "./task-class.ts";

/** Words and signs that speak for a class. */
export interface TaskRule {
  readonly name: string;
  readonly task: TaskClass;
  /** How loudly, in natural logarithms of odds, before rules are weighed against n-grams. */
  readonly weight: number;
  readonly pattern: RegExp;
  /** Which part of the text is read. @default all of the window */
  readonly where?: "edges" | undefined;
}

/** Writes a rule on one line. */
export const rule: (name: string, task: TaskClass, weight: number, pattern: RegExp, where?: "edges") => TaskRule = (
  name,
  task,
  weight,
  pattern,
  where,
) => ({
  name,
  task,
  weight,
  pattern,
  where,
});
