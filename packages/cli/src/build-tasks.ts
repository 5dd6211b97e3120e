import { type LearnedTasks, learnTasks, learnVectors } from "@overture/core/classifier";
import type { TasksFile } from "./read-tasks.ts";

/** Learns tasks, and their vectors where the file brings an embedder. */
export async function buildTasks({ tasks, embed }: TasksFile): Promise<LearnedTasks> {
  const learned = learnTasks(tasks);
  if (!embed) return learned;
  // The command waits as long as the embedder does: whoever calls it can end it.
  return { ...learned, vectors: await learnVectors(tasks, embed, new AbortController().signal) };
}
