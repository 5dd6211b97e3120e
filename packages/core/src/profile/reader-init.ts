import type { ChatCompletionRequest } from "../chat/index.ts";
import type { Clock } from "../time/index.ts";
import type { LearnedTasks, TaskExamples } from "./classifier/learned-tasks.ts";
import type { EmbedTexts } from "./plug-ins/embed-texts.ts";
import type { ClassifyProfile } from "./plug-ins/own-classifier.ts";

/** How tasks are found out where callers do not say them. */
export interface ClassifyOptions {
  /**
   * Finds out a request's task where the caller does not say it: a function that is given the profile with the text, or `false`,
   * so that nothing is classified. @default Overture's own, in process, loaded with the first request
   */
  readonly classifier?: ClassifyProfile | false | undefined;
  /**
   * Tasks of your own, each taught by a handful of examples: `{ refunds: { examples: ["I want my money back", …] } }`; or what
   * `overture tasks build` made of them, so that a start does no work. They come before the classifier.
   * @default none
   */
  readonly tasks?: Readonly<Record<string, TaskExamples>> | LearnedTasks | undefined;
  /** Makes vectors of texts, asked only where tasks and classifier are unsure. @default none */
  readonly embed?: EmbedTexts | undefined;
  /**
   * How long a request waits for a classifier or an embedder of your own, in milliseconds; then it goes on without.
   * @default 50: more would be felt
   */
  readonly classifyWithinMs?: number | undefined;
}

/** What a `RequestReader` is made from. */
export interface RequestReaderInit extends ClassifyOptions {
  readonly clock: Clock;
  /** Told what should be known of the tasks, once. */
  readonly warn?: ((message: string) => void) | undefined;
}

/** What the late part is lent, so that it need not load it a second time. */
export interface Lent {
  readonly minConfidence: number;
  readonly unknownTask: string;
  readonly contextLevels: number;
  readonly hash: (text: string, seed?: string) => string;
  readonly estimateTokens: (request: ChatCompletionRequest) => { readonly total: number };
  readonly nearestNames: (wanted: string, names: readonly string[], limit?: number) => readonly string[];
}
