import type { ClassifierUse } from "../classifier-use.ts";
import type { TaskGuess } from "../task-guess.ts";
import { type AnswerForm, answerFormOf } from "./answer-form.ts";
import { languageOf } from "./language.ts";
import { type LengthBucket, lengthBucketOf } from "./length-bucket.ts";

/** What the text that asks for something says, beside what the rest of the request shows. */
export interface TextReading {
  readonly answerForm: AnswerForm;
  readonly length: LengthBucket;
  readonly language: string | undefined;
  readonly codeBlocks: boolean;
  readonly guess: TaskGuess | undefined;
  readonly classifier: ClassifierUse | undefined;
}

/** Reads what a text shows by itself, without asking for its task. `format` is the response format that is asked for. */
export function readText(text: string, format?: string | undefined): TextReading {
  return {
    answerForm: answerFormOf(text, format === "json_schema" || format === "json_object"),
    length: lengthBucketOf(text),
    language: languageOf(text),
    codeBlocks: text.includes("```"),
    guess: undefined,
    classifier: undefined,
  };
}
