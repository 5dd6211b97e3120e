/** A task of the user's own, taught by examples. */
export interface TaskExamples {
  /** Requests of this task, as users write them; eight or more are good, fewer than five are too few. */
  readonly examples: readonly string[];
  /** Requests that look like it and are not. */
  readonly negatives?: readonly string[] | undefined;
  /** How alike a request must be, from 0 to 1. @default found from the examples, each left out once */
  readonly threshold?: number | undefined;
}

/** A task that was learned from examples: plain data, that can be written to a file and read again. */
export interface LearnedTask {
  readonly name: string;
  readonly threshold: number;
  /** The share of examples that would be recognized if they were not among the examples. */
  readonly recall: number;
  /** The middle of the examples: buckets of n-grams and their weights. */
  readonly buckets: readonly number[];
  readonly weights: readonly number[];
}

/** Tasks that were learned together, with what should be known of them. */
export interface LearnedTasks {
  /** The version of this format. */
  readonly version: 1;
  /** The hash of what n-grams are weighed by. What was learned with another must be learned again. */
  readonly background: string;
  readonly tasks: readonly LearnedTask[];
  readonly warnings: readonly string[];
  /** What an embedder made of the same tasks, where one was given. */
  readonly vectors?: TaskVectors | undefined;
}

/** What an embedder makes of tasks and of classes. Whose vectors these are is known by what it makes of a probe. */
export interface TaskVectors {
  readonly probe: readonly number[];
  /** The middle of prompts of all kinds, from which likeness is measured. */
  readonly origin: readonly number[];
  readonly tasks: readonly { readonly name: string; readonly threshold: number; readonly middle: readonly number[] }[];
  readonly classes: readonly { readonly name: string; readonly middle: readonly number[] }[];
}

/** Whether these are learned tasks, and not examples of some. */
export function isLearned(tasks: Readonly<Record<string, TaskExamples>> | LearnedTasks): tasks is LearnedTasks {
  return Array.isArray(tasks.tasks);
}
