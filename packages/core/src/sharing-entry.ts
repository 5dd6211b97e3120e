import {
  epochOf,
  halfLivesPerEpoch,
  type Learner,
  type QualityObservation,
  type SharedScores,
  weightAt,
} from "./learning/index.ts";
import type { Sharing, SharingInit } from "./sharing.ts";

/** Where learning goes out to a store and comes in from it. What that takes is loaded with the first request. */
export class SharingEntry implements SharedScores {
  readonly #init: Omit<SharingInit, "lent">;
  #loading: Promise<Sharing> | undefined;
  #loaded: Sharing | undefined;

  constructor(init: Omit<SharingInit, "lent">) {
    this.#init = init;
  }

  /** What was loaded, if anything was. */
  get loaded(): Sharing | undefined {
    return this.#loaded;
  }

  /** A request begins. It waits for what this gives, if anything: for what others have learned, for a moment. */
  begin(): Promise<void> | undefined {
    return this.#loaded ? this.#loaded.requestBegan() : this.load().then((sharing) => sharing.requestBegan());
  }

  /** Fetches what others have learned, unless that was just done; gives whether it did. */
  async catchUp(): Promise<boolean> {
    return await (await this.load()).catchUp();
  }

  /** A score was observed that other processes may hear of as well. What a tenant learns for itself stays here. */
  noteScored(learner: Learner, once: string, observations: readonly QualityObservation[]): void {
    if (learner === this.#init.learner) this.#loaded?.noteScored(once, observations);
  }

  load(): Promise<Sharing> {
    this.#loading ??= Promise.all([import("./sharing.ts"), import("./learning/sharing/index.ts")]).then(
      ([late, { JointLearning }]) => {
        const lent = { JointLearning, epochOf, weightAt, halfLivesPerEpoch };
        this.#loaded = new late.Sharing({ ...this.#init, lent });
        return this.#loaded;
      },
    );
    return this.#loading;
  }
}
