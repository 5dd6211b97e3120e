import type { ChatCompletionRequest } from "../chat/index.ts";
import type { FeedbackSignal } from "../learning/index.ts";
import type { Shadow } from "../routing/index.ts";
import type { Answer, AnsweredRequest, Onlooker } from "./answer.ts";
import type { Engine } from "./engine.ts";
import type { RunInit } from "./run.ts";
import type { SampledJudge } from "./sampled-judge.ts";

/** What a caller's own hook may say of an answer: a score from 0 to 1, whether it passed, or nothing. */
export type Evaluation = number | boolean | undefined;

/** A caller's own hook that scores answers. */
export type Evaluate = (request: ChatCompletionRequest, answer: Answer) => Evaluation | Promise<Evaluation>;

/** What {@link Afterwards} is made from. */
export interface AfterwardsInit {
  readonly engine: Engine;
  readonly evaluate: Evaluate | undefined;
  readonly judge: SampledJudge | undefined;
  readonly shadow: Shadow | undefined;
  /** Takes what was said of an answer; `weight` is how much it says beside a score of the user's own. */
  readonly feedback: (id: string, signal: FeedbackSignal, weight: number) => Promise<unknown>;
  /** Plans a judge's request about an answer; `never` is a model that may not judge it. */
  readonly plan: (request: ChatCompletionRequest, about: AnsweredRequest, never: string | undefined) => RunInit;
}

/** Answers that wait to be looked at; what comes when there are so many is not looked at. */
const mostWaiting = 1000;

/**
 * Sees to it that answers are looked at after they have been handed over: scored by the caller's hook, judged, shadowed. What
 * does so is loaded with the first of them. Nothing that goes wrong here reaches a request; `Engine.idle()` waits for all.
 */
export class Afterwards implements Onlooker {
  readonly #init: AfterwardsInit;
  #work: Promise<Onlooking> | undefined;
  #waiting = 0;

  constructor(init: AfterwardsInit) {
    this.#init = init;
  }

  note(request: AnsweredRequest, answer: Answer, flawed: boolean): void {
    if (this.#waiting >= mostWaiting) return;
    const { engine } = this.#init;
    this.#waiting += 1;
    engine.runBegan();
    // A timer, and not a promise: those who wait for the answer come first, whatever the hook does.
    engine.clock.setTimer(() => {
      void this.#look(request, answer, flawed).finally(() => {
        this.#waiting -= 1;
        engine.runEnded();
      });
    }, 0);
  }

  async #look(request: AnsweredRequest, answer: Answer, flawed: boolean): Promise<void> {
    try {
      this.#work ??= import("./background/index.ts").then(({ BackgroundWork }) => new BackgroundWork(this.#init));
      await (await this.#work).look(request, answer, flawed);
    } catch {
      // What could not be loaded may be there for the next answer.
      this.#work = undefined;
    }
  }
}

/** What looks at answers. Never rejects. */
export interface Onlooking {
  look(request: AnsweredRequest, answer: Answer, flawed: boolean): Promise<void>;
}
