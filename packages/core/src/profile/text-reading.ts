import type { AnswerForm, LengthBucket } from "./reading/index.ts";
import type { TaskGuess } from "./task-guess.ts";

/** How a task was found out, and what that took. */
export interface ClassifierUse {
  /** What had the last word: the user's tasks by their examples, Overture's own classifier, the user's own, or an embedder. */
  readonly by: "tasks" | "default" | "own" | "embedder";
  /** The hash of the default classifier's weights, where it was asked. */
  readonly version: string | undefined;
  /** In microseconds, waiting for plug-ins included; 0 where the platform's clock stands still while code runs. */
  readonly tookUs: number;
  /**
   * Why a plug-in, or the default classifier, said nothing: `timeout`, `threw`, `nonsense`, `busy`, `resting`, `aborted`,
   * `mismatch` (vectors of another embedder), `loading` (an embedder's examples are not read yet), `not_loaded`.
   */
  readonly error: string | undefined;
}

/** What the text that asks for something says, beside what the rest of the request shows. */
export interface TextReading {
  /** What the user said last. */
  readonly text: string;
  readonly answerForm: AnswerForm;
  readonly length: LengthBucket;
  readonly language: string | undefined;
  readonly codeBlocks: boolean;
  readonly guess: TaskGuess | undefined;
  readonly classifier: ClassifierUse | undefined;
}

/** A text of which nothing was read. */
export function unread(text: string): TextReading {
  return {
    text,
    answerForm: "text",
    length: "line",
    language: undefined,
    codeBlocks: false,
    guess: undefined,
    classifier: undefined,
  };
}
