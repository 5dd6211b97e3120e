import { hashText } from "../profile/index.ts";
import type { Feedback, FeedbackInit, FeedbackReceipt, FeedbackSignal } from "./feedback.ts";

/** Where feedback comes in. What takes it is loaded with the first that comes: many programs never give any. */
export class FeedbackIntake {
  readonly #init: FeedbackInit;
  #feedback: Promise<Feedback> | undefined;

  constructor(init: FeedbackInit) {
    this.#init = init;
  }

  /** Takes a signal, as `Feedback.take` does. */
  async take(id: string, signal: FeedbackSignal, nowMs: number, weight?: number | undefined): Promise<FeedbackReceipt> {
    await this.#init.ids.load();
    this.#feedback ??= import("./feedback.ts").then((loaded) => new loaded.Feedback(this.#init, hashText));
    return (await this.#feedback).take(id, signal, nowMs, weight);
  }
}
