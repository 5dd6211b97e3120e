import type { TaskGuess } from "../task-guess.ts";
import { backgroundPrompts } from "./background.generated.ts";
import { bucketCount, featuresOf } from "./features.ts";
import { windowOf } from "./text-window.ts";

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
  readonly tasks: readonly LearnedTask[];
  readonly warnings: readonly string[];
}

type Vector = ReadonlyMap<number, number>;

const fewestExamples = 5;
const leastRecall = 0.7;
/** How many buckets of a middle are kept: the heaviest. */
const mostBuckets = 600;

/** Learns tasks from examples (Rocchio's method, with each example left out once to find the threshold). */
export function learnTasks(tasks: Readonly<Record<string, TaskExamples>>): LearnedTasks {
  const background = backgroundPrompts.map(vectorOf);
  const vectors = new Map(Object.entries(tasks).map(([name, { examples }]) => [name, examples.map(vectorOf)]));
  const warnings: string[] = [];
  const learned = Object.entries(tasks).map(([name, { negatives = [], threshold, examples }]): LearnedTask => {
    const own = vectors.get(name) ?? [];
    const others = [...vectors].flatMap(([other, list]) => (other === name ? [] : list));
    const middle = middleOf(own);
    const inside = own.map((each, index) => likeness(each, middleOf(own.filter((_, other) => other !== index))));
    const outside = [...background, ...others, ...negatives.map(vectorOf)].map((each) => likeness(each, middle));
    const found = threshold ?? bestThreshold(inside, outside);
    const recall = inside.filter((each) => each >= found).length / Math.max(1, inside.length);
    if (examples.length < fewestExamples) {
      warnings.push(`The task "${name}" has ${examples.length} examples: give it ${fewestExamples} or more.`);
    } else if (recall < leastRecall) {
      const share = Math.round(recall * 100);
      warnings.push(
        `The task "${name}" would miss many requests: of its examples, each left out once, it knows ${share} %.`,
      );
    }
    return { name, threshold: found, recall, buckets: [...middle.keys()], weights: [...middle.values()].map(rounded) };
  });
  warnings.push(...overlaps(learned, vectors));
  return { tasks: learned, warnings };
}

/** Recognizes learned tasks. */
export class OwnTasks {
  readonly #tasks: readonly { readonly task: LearnedTask; readonly middle: Vector }[];

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

let rarity: Float32Array | undefined;

/** How much an n-gram says by how few prompts of the background have it. */
function rarityOf(bucket: number): number {
  if (!rarity) {
    const counts = new Float32Array(bucketCount);
    for (const prompt of backgroundPrompts) {
      const { words, characters } = featuresOf(windowOf(prompt));
      for (const each of words) counts[each] = (counts[each] ?? 0) + 1;
      for (const each of characters) counts[each] = (counts[each] ?? 0) + 1;
    }
    rarity = counts.map((count) => Math.log((backgroundPrompts.length + 1) / (count + 0.5)));
  }
  return rarity[bucket] ?? 0;
}

function vectorOf(text: string): Vector {
  const { words, characters } = featuresOf(windowOf(text));
  const vector = new Map<number, number>();
  for (const each of words) vector.set(each, rarityOf(each));
  for (const each of characters) vector.set(each, 0.4 * rarityOf(each));
  return unit(vector);
}

function middleOf(vectors: readonly Vector[]): Vector {
  const sums = new Map<number, number>();
  for (const vector of vectors)
    for (const [bucket, weight] of vector) sums.set(bucket, (sums.get(bucket) ?? 0) + weight);
  // What a single example has says little of the task.
  const counted = new Map<number, number>();
  for (const vector of vectors) for (const bucket of vector.keys()) counted.set(bucket, (counted.get(bucket) ?? 0) + 1);
  for (const [bucket, sum] of sums) sums.set(bucket, sum * Math.sqrt(counted.get(bucket) ?? 1));
  const heaviest = [...sums].sort(([one, left], [other, right]) => right - left || one - other).slice(0, mostBuckets);
  return unit(new Map(heaviest));
}

function middleFrom({ buckets, weights }: LearnedTask): Vector {
  return new Map(buckets.map((bucket, index) => [bucket, weights[index] ?? 0]));
}

function unit(vector: ReadonlyMap<number, number>): Vector {
  let squares = 0;
  for (const weight of vector.values()) squares += weight * weight;
  const size = Math.sqrt(squares) || 1;
  return new Map([...vector].map(([bucket, weight]) => [bucket, weight / size]));
}

function likeness(one: Vector, other: Vector): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  let sum = 0;
  for (const [bucket, weight] of small) sum += weight * (large.get(bucket) ?? 0);
  return sum;
}

/** Where examples are told best from what is none: others let in count four times, since there are many more of them. */
function bestThreshold(inside: readonly number[], outside: readonly number[]): number {
  const candidates = [...inside, ...outside].sort((left, right) => left - right);
  let best = { threshold: 0.1, merit: Number.NEGATIVE_INFINITY };
  for (const [index, low] of candidates.entries()) {
    const threshold = Math.max(0.05, (low + (candidates[index + 1] ?? low)) / 2);
    const missed = inside.filter((each) => each < threshold).length / Math.max(1, inside.length);
    const wrong = outside.filter((each) => each >= threshold).length / Math.max(1, outside.length);
    const merit = -missed - 4 * wrong;
    if (merit > best.merit) best = { threshold, merit };
  }
  return rounded(best.threshold);
}

function overlaps(learned: readonly LearnedTask[], vectors: ReadonlyMap<string, readonly Vector[]>): readonly string[] {
  const found: string[] = [];
  for (const [index, one] of learned.entries()) {
    for (const other of learned.slice(index + 1)) {
      const taken = (from: LearnedTask, by: LearnedTask): number =>
        (vectors.get(from.name) ?? []).filter((each) => {
          const like = likeness(each, middleFrom(by));
          return like >= by.threshold && like > likeness(each, middleFrom(from)) / 2;
        }).length;
      const examples = (vectors.get(one.name)?.length ?? 0) + (vectors.get(other.name)?.length ?? 0);
      const share = (taken(one, other) + taken(other, one)) / Math.max(1, examples);
      if (share < 0.2) continue;
      found.push(
        `The tasks "${one.name}" and "${other.name}" overlap: ${Math.round(share * 100)} % of their examples are like both.`,
      );
    }
  }
  return found;
}

const rounded = (value: number): number => Math.round(value * 1e5) / 1e5;
