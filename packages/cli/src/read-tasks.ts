import { readFile } from "node:fs/promises";
import { extname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { EmbedTexts, TaskExamples } from "@overture/core";
import { CommandError } from "./command-error.ts";

/** What a file of tasks holds. */
export interface TasksFile {
  readonly tasks: Readonly<Record<string, TaskExamples>>;
  /** Only a module can hold it. */
  readonly embed: EmbedTexts | undefined;
}

/** Reads tasks from JSON or from a module. Throws a {@link CommandError} that names what is wrong, and never an example. */
export async function readTasks(file: string): Promise<TasksFile> {
  const isJson = extname(file).toLowerCase() === ".json";
  const { tasks, embed } = isJson ? { tasks: await readJson(file), embed: undefined } : await readModule(file);
  if (embed !== undefined && typeof embed !== "function") {
    throw new CommandError(`"embed" in ${file} must be a function, not ${typeof embed}.`);
  }
  checkTasks(tasks, file);
  return { tasks, embed: embed as EmbedTexts | undefined };
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new CommandError(`${file} cannot be read: ${messageOf(error)}`);
  });
  try {
    return JSON.parse(text);
  } catch {
    throw new CommandError(`${file} is not JSON.`);
  }
}

async function readModule(file: string): Promise<{ readonly tasks: unknown; readonly embed: unknown }> {
  try {
    const module: Record<string, unknown> = await import(pathToFileURL(resolve(file)).href);
    return { tasks: module.tasks ?? module.default, embed: module.embed };
  } catch (error) {
    throw new CommandError(`${file} cannot be loaded: ${messageOf(error)}`);
  }
}

function checkTasks(tasks: unknown, file: string): asserts tasks is TasksFile["tasks"] {
  if (!isObject(tasks) || Object.keys(tasks).length === 0) {
    throw new CommandError(
      `${file} holds no tasks: it must be an object such as { "refunds": { "examples": [ … ] } }.`,
    );
  }
  for (const [name, task] of Object.entries(tasks)) {
    const at = `The task "${name}" in ${file}`;
    if (name === "" || name.length > 64) throw new CommandError(`${at} must have a name of 1 to 64 characters.`);
    if (!isObject(task)) throw new CommandError(`${at} must be an object with "examples".`);
    const { examples, negatives, threshold, ...rest } = task as Record<string, unknown>;
    const [unknown] = Object.keys(rest);
    if (unknown !== undefined) {
      throw new CommandError(`${at} has "${unknown}"; there are: examples, negatives, threshold.`);
    }
    if (!areTexts(examples) || examples.length === 0)
      throw new CommandError(`${at} needs "examples": a list of texts.`);
    if (negatives !== undefined && !areTexts(negatives))
      throw new CommandError(`${at} has "negatives" that are no texts.`);
    if (threshold !== undefined && !(typeof threshold === "number" && threshold > 0 && threshold <= 1)) {
      throw new CommandError(`${at} has a "threshold" that is no number above 0 and up to 1.`);
    }
  }
}

function areTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === "string" && each.trim() !== "");
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
