import type { Learner } from "./learner.ts";

/** A model, as far as introductions look at it. */
interface Named {
  readonly model: string;
}

/** A model is introduced by so many requests, scored or not. */
const requestsPerIntroduction = 20;

/** With fewer scores than this nothing is known yet beside which a model would be new. */
const leastScores = 20;

/** Models beyond this are not introduced. */
const mostModels = 2000;

/**
 * Knows which models are new where others are known already: what was believed of them in advance is hardly ever drawn above
 * what was learned of the others, so that they would wait long for their first scores.
 */
export class Newcomers {
  readonly #learner: Learner;
  /** Lists of models that were looked at. */
  readonly #seen: WeakSet<readonly Named[]> = new WeakSet();
  readonly #known: Set<string> = new Set();
  /** By how many more requests each is to be introduced. */
  readonly #left: Map<string, number> = new Map();

  constructor(learner: Learner) {
    this.#learner = learner;
  }

  /** Looks at a list of models: those that were never seen before are new, if by now others have scores and they have none. */
  look(models: readonly Named[], nowMs: number): void {
    if (this.#seen.has(models)) return;
    this.#seen.add(models);
    const isEarly = this.#learner.scores(nowMs) < leastScores;
    for (const { model } of models) {
      if (this.#known.has(model) || this.#known.size >= mostModels) continue;
      this.#known.add(model);
      if (!isEarly && !this.#learner.hasScores(model)) this.#left.set(model, requestsPerIntroduction);
    }
  }

  /** The first of some models that is still to be introduced, if another of them has scores. */
  among<Model extends Named>(models: readonly Model[]): Model | undefined {
    if (this.#left.size === 0) return undefined;
    const newcomer = models.find(({ model }) => this.#left.has(model));
    const isKnown = ({ model }: Named): boolean => model !== newcomer?.model && this.#learner.hasScores(model);
    return newcomer && models.some(isKnown) ? newcomer : undefined;
  }

  /** Counts a request that went to a model. */
  chosen(model: string | undefined): void {
    if (this.#left.size === 0 || model === undefined) return;
    const left = this.#left.get(model);
    if (left === undefined) return;
    if (left > 1) this.#left.set(model, left - 1);
    else this.#left.delete(model);
  }
}
