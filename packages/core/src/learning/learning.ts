import type { BegunLearning, LearningInit } from "./begin-learning.ts";
import type { Learner } from "./learner.ts";
import { lentToLearning } from "./lent.ts";
import type { Newcomers } from "./newcomers.ts";

/**
 * What learns from requests. Constructing needs none of it, and a first request loads an SDK in any case: it is loaded with that
 * request, side by side with the SDK.
 */
export class Learning {
  readonly #init: Omit<LearningInit, "lent">;
  #begun: BegunLearning | undefined;
  #loading: Promise<void> | undefined;

  constructor(init: Omit<LearningInit, "lent">) {
    this.#init = init;
  }

  /** Loads it; undefined if there is nothing to wait for. Until it has, nothing can be decided. */
  load(): Promise<void> | undefined {
    if (this.#begun) return undefined;
    this.#loading ??= import("./begin-learning.ts").then(
      ({ beginLearning }) => {
        this.#begun = beginLearning({ ...this.#init, lent: lentToLearning });
      },
      (error: unknown) => {
        this.#loading = undefined;
        throw error;
      },
    );
    return this.#loading;
  }

  /** What learns. */
  get learner(): Learner {
    return this.#learning.learner;
  }

  /** Who is new to it. */
  get newcomers(): Newcomers {
    return this.#learning.newcomers;
  }

  get #learning(): BegunLearning {
    if (!this.#begun) throw new Error("Nothing can be learned until load() has resolved.");
    return this.#begun;
  }
}
