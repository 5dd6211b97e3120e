import { areVectors, cosine, type EmbedTexts, meanOf, probeText } from "../plug-ins/embed-texts.ts";
import { backgroundClasses, backgroundPrompts } from "./background.generated.ts";
import { bestThreshold } from "./best-threshold.ts";
import type { TaskExamples, TaskVectors } from "./learned-tasks.ts";
import { taskClasses } from "./task-class.ts";

/** Texts that are sent at once. */
const mostAtOnce = 96;

/** How many prompts stand for each of Overture's classes. */
const promptsPerClass = 8;

/** Learns what an embedder makes of tasks. Rejects if it rejects, or gives anything but one vector for each text. */
export async function learnVectors(
  tasks: Readonly<Record<string, TaskExamples>>,
  embed: EmbedTexts,
  signal: AbortSignal,
): Promise<TaskVectors> {
  const classes = promptsByClass();
  const examples = Object.values(tasks).flatMap(({ examples }) => examples);
  const negatives = Object.values(tasks).flatMap(({ negatives: some }) => some ?? []);
  const others = classes.flatMap(({ prompts }) => prompts);
  const vectors = await embedAll([probeText, ...others, ...examples, ...negatives], embed, signal);
  const [probe = [], ...rest] = vectors;
  const background = rest.slice(0, others.length);
  const taught = rest.slice(others.length, others.length + examples.length);
  const origin = meanOf(background);
  let at = 0;
  const learned = Object.entries(tasks).map(([name, { examples: own, negatives: not = [], threshold }]) => {
    const mine = taught.slice(at, at + own.length);
    const foreign = taught.filter((_, index) => index < at || index >= at + own.length);
    at += own.length;
    const middle = meanOf(mine);
    const inside = mine.map((each, index) => cosine(each, meanOf(mine.filter((_, other) => other !== index)), origin));
    const against = not.length > 0 ? rest.slice(others.length + examples.length) : [];
    const outside = [...background, ...foreign, ...against].map((each) => cosine(each, middle, origin));
    return { name, threshold: threshold ?? bestThreshold(inside, outside), middle };
  });
  let from = 0;
  const middles = classes.map(({ name, prompts }) => {
    const mine = background.slice(from, from + prompts.length);
    from += prompts.length;
    return { name, middle: meanOf(mine) };
  });
  return { probe: meanOf([probe]), origin, tasks: learned, classes: middles };
}

async function embedAll(
  texts: readonly string[],
  embed: EmbedTexts,
  signal: AbortSignal,
): Promise<readonly ArrayLike<number>[]> {
  const vectors: ArrayLike<number>[] = [];
  for (let from = 0; from < texts.length; from += mostAtOnce) {
    const some = texts.slice(from, from + mostAtOnce);
    const made = await embed(some, { signal });
    const all = [...vectors, ...made];
    if (!areVectors(made, some.length) || !areVectors(all, all.length)) {
      throw new TypeError(`"embed" must give one vector for each of ${some.length} texts, all of one length.`);
    }
    vectors.push(...made);
  }
  return vectors;
}

function promptsByClass(): readonly { readonly name: string; readonly prompts: readonly string[] }[] {
  return taskClasses.map((name, place) => {
    const all = backgroundPrompts.filter((_, index) => Number.parseInt(backgroundClasses[index] ?? "", 36) === place);
    const step = all.length / promptsPerClass;
    return {
      name,
      prompts: Array.from({ length: promptsPerClass }, (_, index) => all[Math.floor(index * step)] ?? ""),
    };
  });
}
