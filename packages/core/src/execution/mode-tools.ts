import type { ChatCompletion, ChatCompletionRequest } from "../chat/index.ts";
import type { FlawKind } from "../learning/index.ts";
import type { Answer } from "./answer.ts";
import type { CouncilError } from "./council-error.ts";
import type { Run, RunInit } from "./run.ts";

/**
 * What a mode that is loaded late takes of files that are there already. If it imported them, the bundler would have to cut them
 * out of the part that everybody loads.
 */
export interface ModeTools {
  /** Begins a request within the request. It has to be ended with the engine's `runEnded()`. */
  begin(init: RunInit): Run;
  /** Walks a ranking until one candidate gives a whole answer. */
  complete(run: Run): Promise<Answer>;
  /** Learns from an answer's form, and tells whoever looks at answers. */
  noteAnswer(run: Run, answer: Answer): void;
  /** What is wrong with an answer's form. */
  flawOf(request: ChatCompletionRequest, answer: ChatCompletion): FlawKind | undefined;
  readonly CouncilError: typeof CouncilError;
}
