import { backgroundHash, backgroundPrompts } from "./background.generated.ts";
import { bestThreshold } from "./best-threshold.ts";
import type { LearnedTask, LearnedTasks, TaskExamples } from "./learned-tasks.ts";
import { middleFrom } from "./own-tasks.ts";
import { likeness, middleOf, type SparseVector, vectorOf } from "./sparse-vector.ts";

const fewestExamples = 5;
const leastRecall = 0.7;
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
      const count = examples.length === 1 ? "1 example" : `${examples.length} examples`;
      warnings.push(`The task "${name}" has ${count}: give it ${fewestExamples} or more.`);
    } else if (recall < leastRecall) {
      const share = Math.round(recall * 100);
      warnings.push(
        `The task "${name}" would miss many requests: of its examples, each left out once, it knows ${share} %.`,
      );
    }
    return { name, threshold: found, recall, buckets: [...middle.keys()], weights: [...middle.values()].map(rounded) };
  });
  warnings.push(...overlaps(learned, vectors));
  return { version: 1, background: backgroundHash, tasks: learned, warnings };
}

function overlaps(
  learned: readonly LearnedTask[],
  vectors: ReadonlyMap<string, readonly SparseVector[]>,
): readonly string[] {
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
