import type { FeedbackSignal } from "../../learning/index.ts";
import type { Answer, AnsweredRequest } from "../answer.ts";
import type { Evaluate, OnlookingInit } from "../onlooking.ts";
import type { LentToBackground } from "./lent.ts";
import { tell } from "./tell.ts";

/** A hook that takes longer is not waited for. */
const longestMs = 60_000;

/** Asks the caller's own hook for a score, and takes it as feedback of the source `evaluate`. */
export class Evaluator {
  readonly #init: OnlookingInit;
  readonly #evaluate: Evaluate;
  readonly #lent: LentToBackground;

  constructor(init: OnlookingInit, evaluate: Evaluate, lent: LentToBackground) {
    this.#init = init;
    this.#evaluate = evaluate;
    this.#lent = lent;
  }

  /** Never rejects: what goes wrong is told as an event. */
  async look(request: AnsweredRequest, answer: Answer): Promise<void> {
    const { engine, feedback } = this.#init;
    try {
      const given = await this.#lent.pTimeout(this.#ask(request, answer), {
        milliseconds: longestMs,
        customTimers: engine.timers,
        fallback: (): never => {
          throw tooSlow;
        },
      });
      if (given === undefined || given === null) return;
      const signal = signalOf(given);
      if (!signal) {
        tell(engine, request, answer, {
          source,
          problem: "the hook gave neither a number from 0 to 1 nor true or false",
        });
        return;
      }
      await feedback(answer.overture.id, { ...signal, source }, 1);
      tell(engine, request, answer, { source, score: signal.score ?? Number(signal.passed) });
    } catch (error) {
      tell(engine, request, answer, { source, problem: problemOf(error) });
    }
  }

  /** Asynchronous, so that a hook that throws at once is one that rejects. */
  async #ask({ request }: AnsweredRequest, answer: Answer): Promise<unknown> {
    return this.#evaluate(request, answer);
  }
}

const source = "evaluate";

/** Thrown where the hook is not waited for any longer. */
const tooSlow = new Error("The hook took too long.");

function signalOf(given: unknown): FeedbackSignal | undefined {
  if (typeof given === "boolean") return { passed: given };
  return typeof given === "number" && given >= 0 && given <= 1 ? { score: given } : undefined;
}

/** Only the error's name: its message may hold what the answer says. */
function problemOf(error: unknown): string {
  if (error === tooSlow) return `the hook took longer than ${longestMs / 1000} s`;
  return `the hook threw ${error instanceof Error ? error.name.slice(0, 80) : "what is no error"}`;
}
