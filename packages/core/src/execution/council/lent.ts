import type { ChatCompletion, ChatCompletionRequest, OvertureError } from "../../chat/index.ts";
import type { FlawKind } from "../../learning/index.ts";
import type { newId, seededRandom } from "../../time/index.ts";
import type { Answer } from "../answer.ts";
import type { CouncilError } from "../council-error.ts";
import type { LentToStreams } from "../lent-to-streams.ts";
import type { Run, RunInit } from "../run.ts";

/** What these files are lent by those that load at once: see `docs/decisions/0008`. */
export interface LentToCouncil {
  /** Begins a request within the request. It has to be counted out with the engine's `runEnded()`. */
  readonly begin: (init: RunInit) => Run;
  /** Walks a ranking until one candidate gives a whole answer. */
  readonly complete: (run: Run) => Promise<Answer>;
  /** Learns from an answer's form, and tells whoever looks at answers. */
  readonly noteAnswer: (run: Run, answer: Answer) => void;
  /** What is wrong with an answer's form. */
  readonly flawOf: (request: ChatCompletionRequest, answer: ChatCompletion) => FlawKind | undefined;
  readonly CouncilError: typeof CouncilError;
  readonly OvertureError: typeof OvertureError;
  readonly newId: typeof newId;
  readonly seededRandom: typeof seededRandom;
  readonly streams: LentToStreams;
}
