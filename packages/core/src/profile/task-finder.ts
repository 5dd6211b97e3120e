import type { Classifier, LearnedTasks, OwnTasks, TaskExamples } from "./classifier/index.ts";
import type { TaskGuess } from "./task-guess.ts";

/** A classifier of the user's own: it is given what the user said last, and says what it asks for, or nothing. */
export type ClassifyText = (text: string) => TaskGuess | undefined;

/** What a {@link TaskFinder} is made from. */
export interface TaskFinderInit {
  /** `false`: nothing is classified. @default Overture's own classifier, loaded with the first request that needs it */
  readonly classifier?: ClassifyText | false | undefined;
  /** Tasks of the user's own: examples of each, or what was learned from them before. */
  readonly tasks?: Readonly<Record<string, TaskExamples>> | LearnedTasks | undefined;
}

/** Finds out tasks where callers do not say them. Overture's own classifier is loaded on first use; until it has come, nothing is said. */
export class TaskFinder {
  readonly #own: ClassifyText | false | undefined;
  readonly #tasks: TaskFinderInit["tasks"];
  #loaded: Classifier | undefined;
  #ownTasks: OwnTasks | undefined;
  #loading: Promise<void> | undefined;

  constructor(init: TaskFinderInit = {}) {
    this.#own = init.classifier;
    this.#tasks = init.tasks;
  }

  /** Loads the classifier, so that the first request has it. Without a classifier of Overture's there is nothing to load. */
  load(): Promise<void> {
    if (this.#own !== undefined && !this.#tasks) return Promise.resolve();
    this.#loading ??= import("./classifier/index.ts").then(({ Classifier, learnTasks, OwnTasks }) => {
      if (this.#tasks) this.#ownTasks = new OwnTasks(isLearned(this.#tasks) ? this.#tasks : learnTasks(this.#tasks));
      if (this.#own === undefined) this.#loaded = new Classifier();
    });
    return this.#loading;
  }

  /** Says what a text asks for; nothing, where nobody knows. A user's own classifier that throws says nothing. */
  readonly find = (text: string): TaskGuess | undefined => {
    if (text === "") return undefined;
    // A module that cannot be loaded leaves tasks unknown: requests are answered all the same.
    if (!this.#loading) this.load().catch(() => undefined);
    const taught = this.#ownTasks?.find(text);
    if (taught) return taught;
    if (this.#own === false) return undefined;
    if (this.#own) {
      try {
        return checked(this.#own(text));
      } catch {
        return undefined;
      }
    }
    return this.#loaded?.classify(text);
  };
}

function isLearned(tasks: Exclude<TaskFinderInit["tasks"], undefined>): tasks is LearnedTasks {
  return Array.isArray(tasks.tasks);
}

function checked(guess: TaskGuess | undefined): TaskGuess | undefined {
  if (guess === undefined || typeof guess.task !== "string" || guess.task === "") return undefined;
  return guess.confidence >= 0 && guess.confidence <= 1 ? guess : undefined;
}
