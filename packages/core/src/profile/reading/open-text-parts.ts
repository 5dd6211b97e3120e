import type { Classifier, LearnedTasks, OwnTasks } from "../classifier/index.ts";
import type { Embedder, OwnClassifier } from "../plug-ins/index.ts";
import type { TextPartsInit } from "../text-reader.ts";
import { TaskFinder } from "./task-finder.ts";
import { TextParts } from "./text-parts.ts";

/** Loads what is used of the classifier and of the plug-ins, and learns the user's tasks. */
export async function openTextParts(init: TextPartsInit): Promise<TextParts> {
  const [{ tasks, classifier }, plugIns] = await Promise.all([openClassifier(init), openPlugIns(init)]);
  const { clock, minConfidence } = init;
  const embedder = plugIns.embedderOf(tasks, classifier);
  const finder = new TaskFinder({ clock, minConfidence, tasks: tasks?.finder, classifier, own: plugIns.own, embedder });
  return new TextParts(finder, init);
}

interface OpenedTasks {
  readonly finder: OwnTasks;
  readonly learned: LearnedTasks;
}

async function openClassifier({
  classifier,
  tasks,
  warn,
}: TextPartsInit): Promise<{ readonly tasks?: OpenedTasks; readonly classifier?: Classifier | undefined }> {
  // Who brings a classifier and has no tasks needs nothing of Overture's.
  if (classifier !== undefined && !tasks) return {};
  const module = await import("../classifier/index.ts");
  const own = classifier === undefined ? new module.Classifier() : undefined;
  if (!tasks) return { classifier: own };
  const learned = module.isLearned(tasks) ? tasks : module.learnTasks(tasks);
  if (learned.background !== module.backgroundHash) {
    warn?.(
      "The tasks were learned by another version of @overture/core, and are not used: learn them again with this one.",
    );
    return { classifier: own };
  }
  for (const warning of learned.warnings) warn?.(warning);
  return { tasks: { learned, finder: new module.OwnTasks(learned) }, classifier: own };
}

async function openPlugIns(init: TextPartsInit): Promise<{
  readonly own?: OwnClassifier;
  readonly embedderOf: (tasks?: OpenedTasks, classifier?: Classifier) => Embedder | undefined;
}> {
  const { classifier, embed, tasks } = init;
  if (typeof classifier !== "function" && !embed) return { embedderOf: () => undefined };
  const module = await import("../plug-ins/index.ts");
  return {
    ...(typeof classifier === "function" ? { own: new module.OwnClassifier(classifier, init) } : {}),
    embedderOf: (opened, shipped) =>
      embed && module.openEmbedder({ ...init, embed, learned: opened?.learned, examples: tasks, classes: !!shipped }),
  };
}
