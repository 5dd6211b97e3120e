import type { Learning } from "../learning/index.ts";
import type { OvertureOptions } from "../options/index.ts";
import type { Sharing, SharingInit } from "./sharing.ts";

/** What a {@link SharingEntry} is made from. */
interface SharingEntryInit extends Omit<SharingInit, "learner" | "JointLearning"> {
  readonly learning: Pick<Learning, "learner" | "load">;
}

/** Where learning goes out to a store and comes in from it. What that takes is loaded with the first request. */
export class SharingEntry {
  readonly #init: SharingEntryInit;
  #loading: Promise<Sharing> | undefined;
  #loaded: Sharing | undefined;

  constructor(init: SharingEntryInit) {
    this.#init = init;
  }

  /** None without a store. */
  static of(
    { store, sharing = {} }: Pick<OvertureOptions, "store" | "sharing">,
    init: Omit<SharingEntryInit, "store" | "options">,
  ): SharingEntry | undefined {
    return store && new SharingEntry({ ...init, store, options: sharing });
  }

  /** What was loaded, if anything was. */
  get loaded(): Sharing | undefined {
    return this.#loaded;
  }

  /** A request begins. It waits for what this gives, if anything: for what others have learned, for a moment. */
  begin(): Promise<void> | undefined {
    return this.#loaded ? this.#loaded.requestBegan() : this.load().then((sharing) => sharing.requestBegan());
  }

  load(): Promise<Sharing> {
    const { learning, store } = this.#init;
    this.#loading ??= Promise.all([
      import("./sharing.ts"),
      import("../learning/sharing/index.ts"),
      learning.load(),
      // A store that cannot be loaded says so with its first operation.
      store.preload?.().catch(() => undefined),
    ]).then(
      ([late, { JointLearning }]) => {
        this.#loaded = new late.Sharing({ ...this.#init, learner: learning.learner, JointLearning });
        return this.#loaded;
      },
      (error: unknown) => {
        this.#loading = undefined;
        throw error;
      },
    );
    return this.#loading;
  }
}
