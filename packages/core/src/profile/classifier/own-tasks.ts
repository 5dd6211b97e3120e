import type { TaskGuess } from "../task-guess.ts";
import type { LearnedTask, LearnedTasks } from "./learned-tasks.ts";
import { likeness, type SparseVector, vectorOf } from "./sparse-vector.ts";

/** Recognizes learned tasks. */
export class OwnTasks {
  readonly #tasks: readonly { readonly task: LearnedTask; readonly middle: SparseVector }[];

  constructor({ tasks }: LearnedTasks) {
    this.#tasks = tasks.map((task) => ({ task, middle: middleFrom(task) }));
  }

  /** The task that a text is most like, if it is like enough. Confidence is 0.5 at the threshold, and no calibrated figure. */
  find(text: string): TaskGuess | undefined {
    const vector = vectorOf(text);
    let best: { readonly name: string; readonly like: number; readonly over: number } | undefined;
    for (const { task, middle } of this.#tasks) {
      const like = likeness(vector, middle);
      if (like < task.threshold) continue;
      if (!best || like > best.like) best = { name: task.name, like, over: like / task.threshold };
    }
    return best && { task: best.name, confidence: Math.min(1, best.over / 2) };
  }
}

/** The middle of a learned task, as it is reckoned with. */
export function middleFrom({ buckets, weights }: LearnedTask): SparseVector {
  return new Map(buckets.map((bucket, index) => [bucket, weights[index] ?? 0]));
}
