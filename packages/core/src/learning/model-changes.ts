import { ChangeWatch, leastBefore } from "./change-watch.ts";
import { DecayedSums } from "./forward-decay.ts";
import type { ContextNode } from "./quality-tree.ts";
import { type RecentScore, RecentScores } from "./recent-scores.ts";

/** A context of the model, as far as changes look at it. */
interface Place {
  readonly node: ContextNode;
}

/** How many of the scores from before a change still count: what a model was says a little of what it is. */
const remainder = 5;

/**
 * Finds that a model has changed, and has what was seen before count no longer. A vendor changes a model as a whole, or what is
 * asked in one context changes: one watch sees the scores of all contexts, each held against its own level, and each context has one.
 * What is found holds in this process alone. The sums that processes share are not touched: others see the same scores, and find it
 * themselves.
 */
export class ModelChanges {
  readonly #halfLifeMs: number;
  readonly #recent: RecentScores<Place> = new RecentScores();
  readonly #all = new ChangeWatch();
  readonly #alone: Map<Place, ChangeWatch> = new Map();

  constructor(halfLifeMs: number) {
    this.#halfLifeMs = halfLifeMs;
  }

  /**
   * Takes a score that was just added to its place's sums, but not read yet, and gives whether scores from before count no longer.
   */
  note(score: RecentScore<Place>, places: Iterable<Place>, nowMs: number): boolean {
    const { place } = score;
    const { weight, sum, squares } = place.node;
    const mean = weight > 0 ? sum / weight : 0;
    const before = { weight, mean, variance: weight > 0 ? squares / weight - mean * mean : 0 };
    const number = this.#recent.add(score);
    const since = this.#all.observe(score.score, score.weight, number, before);
    const alone = weight < leastBefore ? undefined : this.#watchOf(place);
    const sinceAlone = alone?.observe(score.score, score.weight, number, before);
    if (since !== undefined) for (const each of places) this.#outdate(each, since, number, nowMs);
    else if (sinceAlone !== undefined) this.#outdate(place, sinceAlone, number, nowMs);
    return since !== undefined || sinceAlone !== undefined;
  }

  #outdate(place: Place, since: number, number: number, nowMs: number): void {
    const recent = new DecayedSums(3, this.#halfLifeMs);
    for (const { place: other, score, weight, atMs } of this.#recent.after(since))
      if (other === place) recent.add(atMs, weight, weight * score, weight * score * score);
    place.node.outdateAllBut(recent, remainder, nowMs);
    this.#alone.get(place)?.restart(number);
  }

  #watchOf(place: Place): ChangeWatch {
    let watch = this.#alone.get(place);
    if (!watch) {
      watch = new ChangeWatch();
      this.#alone.set(place, watch);
    }
    return watch;
  }
}
