import type { ChatCompletionRequest } from "../chat/index.ts";
import type { FeedbackSignal } from "../learning/index.ts";
import type { Shadow } from "../routing/index.ts";
import type { Answer, AnsweredRequest } from "./answer.ts";
import type { Engine } from "./engine.ts";
import type { RunInit } from "./run.ts";
import type { SampledJudge } from "./sampled-judge.ts";

/** What a caller's own hook may say of an answer: a score from 0 to 1, whether it passed, or nothing. */
export type Evaluation = number | boolean | undefined;

/** A caller's own hook that scores answers. */
export type Evaluate = (request: ChatCompletionRequest, answer: Answer) => Evaluation | Promise<Evaluation>;

/** What {@link Onlooking} is made from. */
export interface OnlookingInit {
  readonly engine: Engine;
  readonly evaluate: Evaluate | undefined;
  readonly judge: SampledJudge | undefined;
  readonly shadow: Shadow | undefined;
  /** Takes what was said of an answer; `weight` is how much it says beside a score of the user's own. */
  readonly feedback: (id: string, signal: FeedbackSignal, weight: number) => Promise<unknown>;
  /** Plans a judge's request about an answer; `never` is a model that may not judge it. */
  readonly plan: (request: ChatCompletionRequest, about: AnsweredRequest, never: string | undefined) => RunInit;
}

/** What looks at answers. Never rejects. */
export interface Onlooking {
  look(request: AnsweredRequest, answer: Answer, flawed: boolean): Promise<void>;
}
