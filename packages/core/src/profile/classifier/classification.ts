import type { TaskClass } from "./task-class.ts";

/** What the default classifier makes of a request. */
export interface Classification {
  /** The likeliest class. */
  readonly task: TaskClass;
  /** The likeliest class's probability, calibrated: of what is said with 0.8, about 80 % is right. */
  readonly confidence: number;
  /** Each class's probability. */
  readonly probabilities: Readonly<Record<TaskClass, number>>;
  /** Each class's score, in thousandths of a logit: integers, the same on every runtime. */
  readonly scores: Readonly<Record<TaskClass, number>>;
}

/** What spoke for a class. */
export interface ClassificationReasons {
  /** Names of rules that matched, with the class that they speak for. */
  readonly rules: readonly { readonly rule: string; readonly task: TaskClass }[];
  /** Parts of the text that spoke loudest for the likeliest class, the loudest first. They are the user's own words: keep them out of logs. */
  readonly ngrams: readonly string[];
}
