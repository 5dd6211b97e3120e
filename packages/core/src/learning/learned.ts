import type { Catalog } from "../catalog/index.ts";
import type { Clock } from "../time/index.ts";
import type { ImportOptions, LearnedModel, LearningExport } from "./inspection/index.ts";
import type { Learner } from "./learner.ts";
import type { Learning } from "./learning.ts";

/** What was learned, to look at, to carry elsewhere, and to forget: `overture.learning`. */
export class Learned {
  readonly #learning: Learning;
  readonly #clock: Clock;
  readonly #catalog: Catalog;

  constructor(learning: Learning, clock: Clock, catalog: Catalog) {
    this.#learning = learning;
    this.#clock = clock;
    this.#catalog = catalog;
  }

  /** Everything that was learned, as plain JSON without anybody's text. What several instances exported can be merged. */
  async export(): Promise<LearningExport> {
    const { exportLearning } = await import("./inspection/index.ts");
    return exportLearning(await this.#learner());
  }

  /**
   * Takes what `export()` gave, here or elsewhere: in place of what is known, or with `{ merge: true }` in addition. Rejects
   * with `invalid_request`, and takes nothing, if it is no such thing, or if its counters fade faster or slower than here.
   */
  async import(exported: unknown, options: ImportOptions = {}): Promise<void> {
    // What scores are held against is there before they are.
    await this.#catalog.loadMeasuredQuality();
    const { importLearning } = await import("./inspection/index.ts");
    importLearning(await this.#learner(), exported, options, this.#clock.now());
  }

  /** What is believed of each model: success, how long it takes, and its quality in each context. */
  async inspect(): Promise<readonly LearnedModel[]> {
    const { inspectLearning } = await import("./inspection/index.ts");
    return inspectLearning(await this.#learner(), this.#clock.now());
  }

  /** Forgets what was learned of one model, or of all: after a vendor has changed a model under its name, for example. */
  async reset(options: { readonly model?: string | undefined } = {}): Promise<void> {
    (await this.#learner()).forget(options.model, this.#clock.now());
  }

  async #learner(): Promise<Learner> {
    await this.#learning.load();
    return this.#learning.learner;
  }
}
