import type pTimeout from "p-timeout";
import type { Cost, costOf, Prices } from "../catalog/index.ts";
import type { ChatCompletion, ChatCompletionRequest, Usage } from "../chat/index.ts";
import type { DailyBudget, fullJitterMs } from "../guard/index.ts";
import type { newDecisionId } from "../learning/index.ts";
import type { faultMeanings } from "../provider/index.ts";
import type { Candidate, chosenPolicy, Decision } from "../routing/index.ts";
import type { newId, seededRandom, sleep } from "../time/index.ts";
import type { Answer } from "./answer.ts";
import type { AskCandidate, AskInOrder, Walk } from "./ask.ts";
import type { ChatStream } from "./chat-stream.ts";
import type { Resting } from "./rest-of.ts";
import type { AnyRun, Run, RunInit } from "./run.ts";
import type { StreamInterruptedError } from "./stream-interrupted.ts";

/** What those files are lent that load with the first failure. */
export interface LentToFailing {
  readonly askInOrder: AskInOrder;
  readonly askCandidate: AskCandidate;
  readonly restOf: (run: AnyRun, candidate: Candidate) => Resting | undefined;
  readonly fitsFaults: (run: AnyRun, candidate: Candidate) => boolean;
  readonly faultMeanings: typeof faultMeanings;
  readonly fullJitterMs: typeof fullJitterMs;
  readonly sleep: typeof sleep;
}

/** What those files are lent that load with the first stream. */
export interface LentToStreams {
  readonly walk: Walk;
  readonly answerCost: (request: ChatCompletionRequest, answer: ChatCompletion, prices: Prices | undefined) => Cost;
  readonly estimatedUsage: (request: ChatCompletionRequest, answer: ChatCompletion) => Usage;
  readonly noteAnswer: (run: Run, answer: Answer) => void;
  readonly StreamInterruptedError: typeof StreamInterruptedError;
}

/** What those files are lent that load with the first answer that somebody looks at. */
export interface LentToBackground {
  readonly perform: (init: RunInit) => Promise<Answer | ChatStream>;
  readonly pTimeout: typeof pTimeout;
  readonly costOf: typeof costOf;
  readonly DailyBudget: typeof DailyBudget;
  readonly chosenPolicy: typeof chosenPolicy;
  readonly Decision: typeof Decision;
  readonly newDecisionId: typeof newDecisionId;
  readonly newId: typeof newId;
  readonly seededRandom: typeof seededRandom;
}
