import type { Classifier, LearnedTasks, OwnTasks } from "../classifier/index.ts";
import type { Embedder, OwnClassifier } from "../plug-ins/index.ts";
import type { Lent, RequestReaderInit } from "../reader-init.ts";
import { RequestParts } from "./request-parts.ts";
import { TaskFinder } from "./task-finder.ts";

/** Loads what is used of the classifier and of the plug-ins, and learns the user's tasks. */
export async function openRequestParts(init: RequestReaderInit, lent: Lent): Promise<RequestParts> {
  const [{ tasks, classifier }, plugIns] = await Promise.all([openClassifier(init), openPlugIns(init, lent)]);
  const { clock } = init;
  const { minConfidence } = lent;
  const embedder = plugIns.embedderOf(tasks, classifier);
  const finder = new TaskFinder({ clock, minConfidence, tasks: tasks?.finder, classifier, own: plugIns.own, embedder });
  return new RequestParts(finder, lent);
}

interface OpenedTasks {
  readonly finder: OwnTasks;
  readonly learned: LearnedTasks;
}

// Requests are answered all the same, by what is known without a task.
const notLoaded = "The classifier could not be loaded: tasks stay unknown where callers do not say them.";

/** The default classifier alone: what users' tasks are told from is a third of what a first request would wait for. */
async function openDefault(warn: RequestReaderInit["warn"]): Promise<Classifier | undefined> {
  const module = await import("../classifier/classifier.ts").catch(() => undefined);
  if (!module) warn?.(notLoaded);
  return module && new module.Classifier();
}

async function openClassifier({
  classifier,
  tasks,
  warn,
}: RequestReaderInit): Promise<{ readonly tasks?: OpenedTasks; readonly classifier?: Classifier | undefined }> {
  if (!tasks) return classifier === undefined ? { classifier: await openDefault(warn) } : {};
  const module = await import("../classifier/index.ts").catch(() => undefined);
  if (!module) {
    warn?.(notLoaded);
    return {};
  }
  const own = classifier === undefined ? new module.Classifier() : undefined;
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

async function openPlugIns(
  init: RequestReaderInit,
  { hash }: Lent,
): Promise<{
  readonly own?: OwnClassifier;
  readonly embedderOf: (tasks?: OpenedTasks, classifier?: Classifier) => Embedder | undefined;
}> {
  const { classifier, embed, tasks } = init;
  if (typeof classifier !== "function" && !embed) return { embedderOf: () => undefined };
  const module = await import("../plug-ins/index.ts");
  return {
    ...(typeof classifier === "function" ? { own: new module.OwnClassifier(classifier, init) } : {}),
    embedderOf: (opened, shipped) =>
      embed &&
      module.openEmbedder({ ...init, hash, embed, learned: opened?.learned, examples: tasks, classes: !!shipped }),
  };
}
