import type { Clock } from "../../time/index.ts";
import type { Classifier, OwnTasks } from "../classifier/index.ts";
import type { ClassifierUse } from "../classifier-use.ts";
import type { Embedder, OwnClassifier } from "../plug-ins/index.ts";
import type { Profile } from "../profile.ts";
import type { TaskGuess } from "../task-guess.ts";
import type { TextReading } from "./text-reading.ts";

/** What tasks are found out with. */
export interface TaskFinderInit {
  readonly clock: Clock;
  /** Below it a guess is unsure. */
  readonly minConfidence: number;
  readonly tasks?: OwnTasks | undefined;
  readonly classifier?: Classifier | undefined;
  readonly own?: OwnClassifier | undefined;
  readonly embedder?: Embedder | undefined;
}

/** What was found out of a task, and how. */
export type FoundTask = Pick<TextReading, "guess" | "classifier">;

/** What one of several says, and why it says nothing. */
interface Said {
  readonly guess: TaskGuess | undefined;
  readonly error?: string | undefined;
}

/**
 * Finds out tasks where callers do not say them: the user's own tasks come first, then a classifier, Overture's or the user's;
 * and where both are unsure an embedder, if there is one.
 */
export class TaskFinder {
  readonly #init: TaskFinderInit;

  constructor(init: TaskFinderInit) {
    this.#init = init;
  }

  /** Says what a text asks for; a promise where a plug-in has to be waited for. */
  find(text: string, profile: () => Profile, signal?: AbortSignal | undefined): FoundTask | Promise<FoundTask> {
    const { tasks, classifier, own, embedder, clock } = this.#init;
    const startedAt = clock.monotonic();
    const done = (by: ClassifierUse["by"], { guess, error }: Said): FoundTask => {
      const tookUs = Math.round((clock.monotonic() - startedAt) * 1000);
      return { guess, classifier: { by, version: classifier?.modelVersion, tookUs, error } };
    };
    const taught = tasks?.find(text);
    if (taught) return done("tasks", { guess: taught });
    const ask = (by: ClassifierUse["by"], first: Said): FoundTask | Promise<FoundTask> => {
      if (!embedder || this.#isSure(first.guess)) return done(by, first);
      return embedder.ask(text, first.guess, signal).then(({ guess, error }) => {
        // An embedder that says nothing, or is less sure, changes nothing.
        if (!guess || guess.confidence <= (first.guess?.confidence ?? 0)) return done(by, { ...first, error });
        return done("embedder", { guess });
      });
    };
    if (own) {
      const said = own.ask(text, profile(), signal);
      return said instanceof Promise ? said.then((late) => ask("own", late)) : ask("own", said);
    }
    if (classifier) return ask("default", { guess: classifier.classify(text) });
    if (embedder) return ask("embedder", { guess: undefined });
    return { guess: undefined, classifier: undefined };
  }

  #isSure(guess: TaskGuess | undefined): boolean {
    return guess !== undefined && guess.confidence >= this.#init.minConfidence;
  }
}
