import type { Answer, AnsweredRequest } from "../answer.ts";
import type { Onlooking, OnlookingInit } from "../onlooking.ts";
import { Evaluator } from "./evaluator.ts";
import { Judge } from "./judge.ts";
import type { LentToBackground } from "./lent.ts";
import { Shadower } from "./shadower.ts";

/** Looks at answers: scores them by the caller's hook, judges a sample, and asks a sample a second time. */
export class BackgroundWork implements Onlooking {
  readonly #evaluator: Evaluator | undefined;
  readonly #judge: Judge | undefined;
  readonly #shadower: Shadower | undefined;

  constructor(init: OnlookingInit, lent: LentToBackground) {
    const { evaluate, judge, shadow } = init;
    this.#evaluator = evaluate && new Evaluator(init, evaluate, lent);
    this.#judge = judge && new Judge(init, judge, lent);
    this.#shadower = shadow && new Shadower(init.engine, shadow, lent);
  }

  /** A shadow's answer was handed to nobody: the caller's hook does not see it, and it casts no shadow of its own. */
  async look(request: AnsweredRequest, answer: Answer, flawed: boolean): Promise<void> {
    const handedOver = !request.background;
    await Promise.all([
      handedOver ? this.#evaluator?.look(request, answer) : undefined,
      // What is wrong with the form of an answer needs no judge.
      flawed ? undefined : this.#judge?.look(request, answer),
      handedOver ? this.#shadower?.look(request, answer) : undefined,
    ]);
  }
}
