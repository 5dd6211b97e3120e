import type { Decision } from "../../routing/index.ts";

/** How often chance chose. */
export interface ExplorationStats {
  /** Decisions in which a policy chose by worth. */
  readonly decisions: number;
  /** Those in which it asked another than the one that was expected to be worth most. */
  readonly explored: number;
  readonly share: number;
}

/** Counts decisions in which what was drawn chose another model than what was expected. */
export class ExplorationMeter {
  #decisions = 0;
  #explored = 0;

  add(decision: Decision): void {
    const { ranker, ranking, kept, explored } = decision;
    const [first] = ranking;
    if (!ranker?.values || !first || first.fallback || first.rest || kept) return;
    this.#decisions += 1;
    if (explored || isDrawnAway(decision, first.model)) this.#explored += 1;
  }

  stats(): ExplorationStats {
    const share = this.#decisions === 0 ? 0 : this.#explored / this.#decisions;
    return { decisions: this.#decisions, explored: this.#explored, share };
  }
}

/** Whether somebody else who could be asked was expected to be worth more. */
function isDrawnAway({ ranking, assessment }: Decision, model: string): boolean {
  let best: string | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const candidate of ranking) {
    if (candidate.fallback || candidate.rest) continue;
    const value = assessment.value(candidate);
    if (value <= most) continue;
    most = value;
    best = candidate.model;
  }
  return best !== model;
}
