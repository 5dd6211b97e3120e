import type { Cost, Prices } from "../catalog/index.ts";
import type { ChatCompletion, ChatCompletionRequest, Usage } from "../chat/index.ts";
import type { Candidate } from "../routing/index.ts";
import type { Answer } from "./answer.ts";
import type { AskCandidate, Walk } from "./ask.ts";
import type { AnyRun, Run } from "./run.ts";
import type { StreamInterruptedError } from "./stream-interrupted.ts";

/** What those files are lent that load with the first stream, by those that load at once: see `docs/decisions/0008`. */
export interface LentToStreams {
  readonly walk: Walk;
  readonly askCandidate: AskCandidate;
  readonly canAsk: (run: AnyRun, candidate: Candidate) => boolean;
  readonly answerCost: (request: ChatCompletionRequest, answer: ChatCompletion, prices: Prices | undefined) => Cost;
  readonly estimatedUsage: (request: ChatCompletionRequest, answer: ChatCompletion) => Usage;
  readonly noteAnswer: (run: Run, answer: Answer) => void;
  readonly StreamInterruptedError: typeof StreamInterruptedError;
}
