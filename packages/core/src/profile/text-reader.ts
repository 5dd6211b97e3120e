import type { ChatCompletionRequest } from "../chat/index.ts";
import type { Clock } from "../time/index.ts";
import type { LearnedTasks, TaskExamples } from "./classifier/index.ts";
import { hashText } from "./hash-text.ts";
import type { ClassifyProfile, EmbedTexts } from "./plug-ins/index.ts";
import { type Profile, profileOf } from "./profile.ts";
import type { TextParts } from "./reading/index.ts";
import { requestText } from "./request-text.ts";
import { defaultMinConfidence } from "./task-guess.ts";
import { type TextReading, unread } from "./text-reading.ts";

/** What a {@link TextReader} is made from. */
export interface TextReaderInit {
  readonly clock: Clock;
  /** `false`: nothing is classified. @default Overture's own classifier */
  readonly classifier?: ClassifyProfile | false | undefined;
  /** Tasks of the user's own: examples of each, or what was learned from them before. */
  readonly tasks?: Readonly<Record<string, TaskExamples>> | LearnedTasks | undefined;
  readonly embed?: EmbedTexts | undefined;
  /** How long a request waits for a plug-in, in milliseconds. @default 50 */
  readonly classifyWithinMs?: number | undefined;
  /** Told what should be known of the tasks, once. */
  readonly warn?: ((message: string) => void) | undefined;
}

/** What the loaded part is made from: with what it would otherwise load a second time. */
export interface TextPartsInit extends TextReaderInit {
  readonly minConfidence: number;
  readonly hash: (text: string) => string;
  readonly profileOf: (request: ChatCompletionRequest, reading: TextReading) => Profile;
}

/** Reads what texts ask for. What it reads with is loaded with the first request, which waits for it. */
export class TextReader {
  readonly #init: TextReaderInit;
  #parts: TextParts | undefined;
  #loading: Promise<TextParts> | undefined;

  constructor(init: TextReaderInit) {
    this.#init = init;
  }

  /** Loads what texts are read with, and learns the user's tasks. */
  load(): Promise<TextParts> {
    this.#loading ??= this.#open().catch((error: unknown) => {
      // What could not be loaded may be there for the next request.
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  /**
   * Reads a request's text; `told` is what the caller says the task is. A promise while something has to be waited for. What
   * cannot be loaded leaves the text unread: requests are answered all the same.
   */
  read(
    request: ChatCompletionRequest,
    told: string | undefined,
    signal?: AbortSignal | undefined,
  ): TextReading | Promise<TextReading> {
    const text = requestText(request);
    if (this.#parts) return this.#parts.read(request, text, told, signal);
    return this.load().then(
      (parts) => parts.read(request, text, told, signal),
      () => unread(text),
    );
  }

  async #open(): Promise<TextParts> {
    const { openTextParts } = await import("./reading/index.ts");
    this.#parts = await openTextParts({
      ...this.#init,
      minConfidence: defaultMinConfidence,
      hash: hashText,
      profileOf: (request, reading) => profileOf(request, { reading }),
    });
    return this.#parts;
  }
}
