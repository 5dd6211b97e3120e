import { hashText } from "../profile/index.ts";
import type { Feedback, FeedbackInit, FeedbackReceipt, FeedbackSignal } from "./feedback.ts";
import type { Learning } from "./learning.ts";

/** What {@link FeedbackIntake} is made from. */
export interface FeedbackIntakeInit extends Omit<FeedbackInit, "learner"> {
  readonly learning: Pick<Learning, "learner" | "load">;
}

/** Where feedback comes in. What takes it is loaded with the first that comes: many programs never give any. */
export class FeedbackIntake {
  readonly #init: FeedbackIntakeInit;
  #feedback: Promise<Feedback> | undefined;

  constructor(init: FeedbackIntakeInit) {
    this.#init = init;
  }

  /** Takes a signal, as `Feedback.take` does. */
  async take(id: string, signal: FeedbackSignal, nowMs: number, weight?: number | undefined): Promise<FeedbackReceipt> {
    const { ids, learning } = this.#init;
    await ids.load();
    await learning.load();
    const init: FeedbackInit = { ...this.#init, learner: learning.learner };
    this.#feedback ??= import("./feedback.ts").then((loaded) => new loaded.Feedback(init, hashText));
    const feedback = await this.#feedback;
    return feedback[init.shared ? "takeShared" : "take"](id, signal, nowMs, weight);
  }
}
