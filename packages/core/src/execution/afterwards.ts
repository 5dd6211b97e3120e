import pTimeout from "p-timeout";
import { costOf } from "../catalog/index.ts";
import { DailyBudget } from "../guard/index.ts";
import { newDecisionId } from "../learning/index.ts";
import { chosenPolicy, Decision } from "../routing/index.ts";
import { newId, seededRandom } from "../time/index.ts";
import type { Answer, AnsweredRequest, Onlooker } from "./answer.ts";
import type { LentToBackground } from "./background/lent.ts";
import type { Onlooking, OnlookingInit } from "./onlooking.ts";
import { perform } from "./perform.ts";

const lent: LentToBackground = {
  perform,
  pTimeout,
  costOf,
  DailyBudget,
  chosenPolicy,
  Decision,
  newDecisionId,
  newId,
  seededRandom,
};

/** Answers that wait to be looked at; what comes when there are so many is not looked at. */
const mostWaiting = 1000;

/**
 * Sees to it that answers are looked at after they have been handed over: scored by the caller's hook, judged, shadowed. What
 * does so is loaded with the first of them. Nothing that goes wrong here reaches a request; `Engine.idle()` waits for all.
 */
export class Afterwards implements Onlooker {
  readonly #init: OnlookingInit;
  #work: Promise<Onlooking> | undefined;
  #waiting = 0;

  constructor(init: OnlookingInit) {
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
      this.#work ??= import("./background/index.ts").then(({ BackgroundWork }) => new BackgroundWork(this.#init, lent));
      await (await this.#work).look(request, answer, flawed);
    } catch {
      // What could not be loaded may be there for the next answer.
      this.#work = undefined;
    }
  }
}
