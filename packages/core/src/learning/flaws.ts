import { DecayedSums } from "./forward-decay.ts";

/**
 * What is wrong with an answer that can be seen without reading it: `empty`, nothing at all; `invalid_json`, no JSON where
 * JSON was asked for; `cut_off`, by the model's own limit and not by the caller's; `refused`, by the model or its filter.
 */
export type FlawKind = "empty" | "invalid_json" | "cut_off" | "refused";

/** How an answer with a flaw is scored, and how much that may say beside a score that somebody gave. */
export interface FlawScore {
  readonly score: number;
  readonly weight: number;
}

/**
 * An answer that is empty or cannot be parsed is of no use, and no doubt about it. Half of one that was cut off may be of
 * use. A refusal may be what the request deserved.
 */
export const flawScores: Readonly<Record<FlawKind, FlawScore>> = {
  empty: { score: 0, weight: 1 },
  invalid_json: { score: 0, weight: 1 },
  cut_off: { score: 0.3, weight: 0.5 },
  refused: { score: 0, weight: 0.5 },
};

/**
 * How many scores the belief about a model in a context is worth before there are any: the variance of scores, 0.15, over
 * that of the belief, 0.014 for a model of its price and 0.02 for contexts of it.
 */
const priorScores = 4;

/** Answers without a flaw that are taken for granted, so that one early flaw does not weigh for weeks. */
const priorAnswers = 10;

/** Models and contexts whose answers are counted; those beyond are not learned from in this way. */
const mostCells = 5000;

/** What is counted of a model's answers in a context. */
export interface FlawCell {
  readonly model: string;
  readonly context: string;
  readonly sums: DecayedSums;
}

/**
 * Weighs the flaws of answers. Answers without a flaw say nothing, since a form that is right may hold anything: taken at
 * their full weight, flaws alone would make a model that fails once in a hundred times look as if it never answered. Their
 * weight is therefore held at what it would be if all answers were scored: beside scores (and the belief that stands for
 * some) in the proportion in which flawed answers stand beside the others.
 */
export class Flaws {
  readonly #halfLifeMs: number;
  /** By model and context: answers without a flaw, the weight of the flaws that were seen, and of those that were taken. */
  readonly #cells: Map<string, FlawCell> = new Map();

  constructor(halfLifeMs: number) {
    this.#halfLifeMs = halfLifeMs;
  }

  /**
   * Counts an answer, and gives the weight that its flaw is to be learned with. `evidence` is the weight of all that was
   * learned in this context of the model, flaws included.
   */
  weigh(model: string, context: readonly string[], flaw: FlawKind | undefined, evidence: number, atMs: number): number {
    const sums = this.sumsOf(model, context.join("\n"));
    if (!sums) return 0;
    if (!flaw) {
      sums.addTo(0, atMs, 1);
      return 0;
    }
    const most = flawScores[flaw].weight;
    sums.addTo(1, atMs, most);
    const [good, seen, taken] = [sums.read(0, atMs), sums.read(1, atMs), sums.read(2, atMs)];
    const scores = priorScores + Math.max(0, evidence - taken);
    const due = Math.min(seen, (scores * seen) / (priorAnswers + good));
    const weight = Math.min(most, Math.max(0, due - taken));
    sums.addTo(2, atMs, weight);
    return weight;
  }

  /** Answers without a flaw, the weight of flaws seen and of flaws taken; undefined if there are too many contexts. */
  sumsOf(model: string, context: string): DecayedSums | undefined {
    const key = `${model}\n${context}`;
    let cell = this.#cells.get(key);
    if (!cell && this.#cells.size < mostCells) {
      cell = { model, context, sums: new DecayedSums(3, this.#halfLifeMs) };
      this.#cells.set(key, cell);
    }
    return cell?.sums;
  }

  /** All that is counted. */
  cells(): Iterable<FlawCell> {
    return this.#cells.values();
  }

  /** Forgets a model, or all. */
  forget(model: string | undefined): void {
    for (const [key, cell] of this.#cells) if (model === undefined || cell.model === model) this.#cells.delete(key);
  }
}
