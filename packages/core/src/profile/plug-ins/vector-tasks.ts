import type { TaskVectors } from "../classifier/index.ts";
import type { TaskGuess } from "../task-guess.ts";
import { cosine, leastProbeLikeness } from "./embed-texts.ts";

/** How much likeness to a class says beside what was guessed: a lead of so much is worth a factor of e. */
const temperature = 0.08;

/** Whether vectors were made by the embedder that makes this vector of the probe. */
export function isSameEmbedder({ probe }: TaskVectors, made: ArrayLike<number>): boolean {
  return probe.length === made.length && cosine(probe, made) >= leastProbeLikeness;
}

/**
 * The task that a vector is most like: one of the user's own where it is like enough; else, where classes are wanted, the class
 * for which likeness and the first guess together speak loudest. Confidences are no calibrated figures.
 */
export function nearestTask(
  { tasks, classes, origin }: TaskVectors,
  vector: ArrayLike<number>,
  first: TaskGuess | undefined,
  wantsClasses: boolean,
): TaskGuess | undefined {
  let best: { readonly task: string; readonly like: number; readonly confidence: number } | undefined;
  for (const { name, middle, threshold } of tasks) {
    const like = cosine(vector, middle, origin);
    if (like < threshold || (best && like <= best.like)) continue;
    best = { task: name, like, confidence: Math.min(1, like / threshold / 2) };
  }
  if (best) return { task: best.task, confidence: best.confidence };
  if (!wantsClasses || classes.length === 0) return undefined;
  const likes = classes.map(({ middle }) => cosine(vector, middle, origin));
  const highest = Math.max(...likes);
  const odds = classes.map(({ name }, place) => {
    const before = first?.probabilities?.[name] ?? 1 / classes.length;
    return before * Math.exp(((likes[place] ?? 0) - highest) / temperature);
  });
  const sum = odds.reduce((total, each) => total + each, 0);
  const place = odds.indexOf(Math.max(...odds));
  const probabilities = Object.fromEntries(classes.map(({ name }, each) => [name, (odds[each] ?? 0) / sum]));
  return { task: classes[place]?.name ?? "", confidence: (odds[place] ?? 0) / sum, probabilities };
}
