import type { Warning } from "../provider/index.ts";
import type { ClassifierUse } from "./classifier-use.ts";
import type { AnswerForm } from "./reading/answer-form.ts";
import type { LengthBucket } from "./reading/length-bucket.ts";
import type { TaskGuess } from "./task-guess.ts";

/** What a request needs of a model; a model without it cannot serve. */
export type Need = "tools" | "images" | "audio" | "files" | "jsonSchema";

/** What a request says of its tools: the model may call them, must not, must call one, or must call the one that is named. */
export type ToolChoiceKind = "auto" | "none" | "required" | "named";

/** What routing knows of a request: read off the request, but for the task, which may be a classifier's guess. */
export interface Profile {
  /** The class of task: the caller's `overture.task`, or the classifier's where it is sure enough, or `unknown`. */
  readonly task: string;
  /** Who says so. */
  readonly taskFrom: "caller" | "classifier" | "nobody";
  /** What the classifier says, also where it is not sure; undefined where it was not asked. */
  readonly guess: TaskGuess | undefined;
  /** What was asked for the task, what that took, and what went wrong; undefined where nothing was asked. */
  readonly classifier: ClassifierUse | undefined;
  /** The form of the answer that is asked for. */
  readonly answerForm: AnswerForm;
  /** How long what the user said last is. */
  readonly length: LengthBucket;
  /** The language of what the user said last, as ISO 639-1 says it (`en`, `zh`, …); undefined where that does not show. */
  readonly language: string | undefined;
  /** Whether what the user said last holds blocks of code. */
  readonly codeBlocks: boolean;
  /** Whether the application gave instructions: a system or developer message. */
  readonly instructed: boolean;
  /** What learning tells apart, coarse to fine: scores of one context say most of that context, and something of its siblings. */
  readonly context: readonly string[];
  /** An estimate of the whole input: messages, tools, images. */
  readonly inputTokens: number;
  /** The most output tokens that the caller wants, where a limit was given. */
  readonly outputLimit: number | undefined;
  readonly needs: readonly Need[];
  /** What it says of its tools; absent where it has none. */
  readonly toolChoice?: ToolChoiceKind | undefined;
  /**
   * A hash of the caller's name for the user, from `overture.user`, else from the request's `safety_identifier` or `user`; absent
   * where nobody is named.
   */
  readonly user: string | undefined;
  /** A hash of the conversation's beginning. */
  readonly conversation: string;
  /** Whether a model has spoken in it already. */
  readonly continues: boolean;
  /** Whether it brings the results of tools that a model called. */
  readonly toolLoop: boolean;
  readonly messages: number;
  readonly stream: boolean;
  /** How much thought the request asks for, if it says. */
  readonly effort?: string | undefined;
  /** What is odd about the request, to be told with its answer; undefined where nothing is. */
  readonly warnings?: readonly Warning[] | undefined;
  /** Whether vectors are wanted, and no answer. @default false */
  readonly embeds?: boolean | undefined;
}

/** The task of a request of which nothing is known. */
export const unknownTask = "unknown";

/** Every need that there is. */
export const allNeeds: readonly Need[] = ["tools", "images", "audio", "files", "jsonSchema"];

/** How many names a context has at most. */
export const contextLevels = 3;
