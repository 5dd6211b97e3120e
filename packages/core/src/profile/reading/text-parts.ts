import type { ChatCompletionRequest } from "../../chat/index.ts";
import type { TextPartsInit } from "../text-reader.ts";
import type { TextReading } from "../text-reading.ts";
import { answerFormOf } from "./answer-form.ts";
import { languageOf } from "./language.ts";
import { lengthBucketOf } from "./length-bucket.ts";
import type { TaskFinder } from "./task-finder.ts";

/** Reads what a text shows by itself. Nobody is asked for its task. */
export function readText(text: string, format?: string | undefined): TextReading {
  return {
    text,
    answerForm: answerFormOf(text, format === "json_schema" || format === "json_object"),
    length: lengthBucketOf(text),
    language: languageOf(text),
    codeBlocks: text.includes("```"),
    guess: undefined,
    classifier: undefined,
  };
}

/** What texts are read with, once it is loaded. */
export class TextParts {
  readonly #finder: Pick<TaskFinder, "find">;
  readonly #profileOf: TextPartsInit["profileOf"];

  constructor(finder: Pick<TaskFinder, "find">, { profileOf }: Pick<TextPartsInit, "profileOf">) {
    this.#finder = finder;
    this.#profileOf = profileOf;
  }

  /** Reads a request's text; a promise where a plug-in has to be waited for. */
  read(
    request: ChatCompletionRequest,
    text: string,
    told: string | undefined,
    signal?: AbortSignal | undefined,
  ): TextReading | Promise<TextReading> {
    const reading = readText(text, request.response_format?.type);
    if (told !== undefined || text === "") return reading;
    const found = this.#finder.find(text, () => this.#profileOf(request, reading), signal);
    if (found instanceof Promise) return found.then((late) => ({ ...reading, ...late }));
    return { ...reading, ...found };
  }
}
