/** What a classifier says that a request asks for. */
export interface TaskGuess {
  /** The likeliest task. */
  readonly task: string;
  /** How likely it is, from 0 to 1. */
  readonly confidence: number;
  /** Each task's probability, where the classifier tells. */
  readonly probabilities?: Readonly<Record<string, number>> | undefined;
}

/** Below this the task is `unknown`: of what is said with less, about half is wrong. */
export const defaultMinConfidence = 0.45;
